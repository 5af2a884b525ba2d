/// The cells of one row in room that is made once, as millions of small appends are slow.
struct CellRow {
  /// Words that cells may hold, each with its comma, end to end.
  struct Words {
    fileprivate let bytes: [UInt8]
    fileprivate let starts: [Int]

    init(_ words: [String]) {
      var bytes: [UInt8] = []
      var starts = [0]
      for word in words {
        bytes.append(contentsOf: word.utf8)
        starts.append(bytes.count)
      }
      self.bytes = bytes
      self.starts = starts
    }
  }

  private var room: [UInt8]
  private var count = 0

  /// Creates a row with room for so many bytes.
  init(capacity: Int) { room = Array(repeating: 0, count: capacity) }

  /// What was added since the row was last cleared.
  var bytes: ArraySlice<UInt8> { room[..<count] }

  /// Forgets all cells.
  mutating func clear() { count = 0 }

  /// Adds one of the words by its position.
  mutating func add(_ position: Int, of words: Words) {
    let source = words.bytes.span
    var place = count
    var target = room.mutableSpan
    for index in words.starts[position]..<words.starts[position + 1] {
      target[place] = source[index]
      place &+= 1
    }
    count = place
  }
}
