import AuditCore
import Foundation

/// The keys that objects of one type of record may have, level by level, in flat memory.
///
/// A dotted path can be reached by nested objects or by one key with dots. Node 0 is the record.
final class KeyTree {
  private struct Node {
    var field: Int32 = -1
    var list: Int32 = -1
    var firstEdge: Int32 = 0
    var edgeCount: Int32 = 0
    /// The edge to look at first; keys mostly come in the same order.
    var guess: Int32 = 0
  }

  private struct Edge {
    var start: Int32
    var count: Int32
    var node: Int32
  }

  /// A node while the tree is planted.
  private struct Seed {
    var node = Node()
    var path = ""
    var next: [(key: String, seed: Int)] = []
  }

  private let nodes: UnsafeMutableBufferPointer<Node>
  private let edges: UnsafeMutableBufferPointer<Edge>
  private let keys: UnsafeMutableBufferPointer<UInt8>
  private let paths: [String]

  init(_ type: RecordType) {
    var seeds = [Seed()]
    func child(_ parent: Int, _ key: String) -> Int {
      if let found = seeds[parent].next.first(where: { $0.key == key }) { return found.seed }
      let path = seeds[parent].path
      seeds.append(Seed(path: path.isEmpty ? key : "\(path).\(key)"))
      seeds[parent].next.append((key, seeds.count - 1))
      return seeds.count - 1
    }
    for (index, field) in type.fields.enumerated() {
      let nested = field.path.split(separator: ".").reduce(0) { child($0, String($1)) }
      seeds[nested].node.field = Int32(index)
      seeds[child(0, field.path)].node.field = Int32(index)
    }
    for (index, list) in type.lists.enumerated() {
      seeds[child(0, list.name)].node.list = Int32(index)
    }
    var edges: [Edge] = []
    var keys: [UInt8] = []
    for index in seeds.indices {
      seeds[index].node.firstEdge = Int32(edges.count)
      seeds[index].node.edgeCount = Int32(seeds[index].next.count)
      for (key, seed) in seeds[index].next {
        edges.append(
          Edge(start: Int32(keys.count), count: Int32(key.utf8.count), node: Int32(seed))
        )
        keys += key.utf8
      }
    }
    nodes = .allocate(capacity: seeds.count)
    _ = nodes.initialize(fromContentsOf: seeds.map(\.node))
    self.edges = .allocate(capacity: edges.count)
    _ = self.edges.initialize(fromContentsOf: edges)
    self.keys = .allocate(capacity: keys.count)
    _ = self.keys.initialize(fromContentsOf: keys)
    paths = seeds.map(\.path)
  }

  deinit {
    nodes.deallocate()
    edges.deallocate()
    keys.deallocate()
  }

  /// The field that a node holds, or -1.
  func field(_ node: Int) -> Int { Int(nodes[node].field) }

  /// The list that a node holds, or -1.
  func list(_ node: Int) -> Int { Int(nodes[node].list) }

  /// The path of a node, with one of its keys after it.
  func path(_ node: Int, _ key: String) -> String {
    paths[node].isEmpty ? key : "\(paths[node]).\(key)"
  }

  /// Finds the node of a key; -1 when there is none.
  func find(_ node: Int, _ key: UnsafeBufferPointer<UInt8>) -> Int {
    guard let text = key.baseAddress, let known = keys.baseAddress else { return -1 }
    let count = Int(nodes[node].edgeCount)
    let first = Int(nodes[node].firstEdge)
    var position = Int(nodes[node].guess)
    for _ in 0..<count {
      let edge = edges[first + position]
      position = position + 1 < count ? position + 1 : 0
      if edge.count == key.count, memcmp(known + Int(edge.start), text, key.count) == 0 {
        nodes[node].guess = Int32(position)
        return Int(edge.node)
      }
    }
    return -1
  }
}
