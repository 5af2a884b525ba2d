import AuditCore
import Foundation

/// The bytes of a file, mapped where the system allows it and read whole where it does not.
///
/// The class owns the bytes until it goes; readers see them as a raw buffer.
final class MappedFile: @unchecked Sendable {
  // Unchecked: the bytes are never written after the initialiser.

  /// The file as the person named it.
  let path: String
  /// The bytes.
  let bytes: UnsafeBufferPointer<UInt8>
  private let isMapped: Bool

  /// Opens a file.
  ///
  /// - Throws: `ReadingFailure` when there is no such file, it cannot be read or is too large.
  init(path: String, limit: Int) throws(ReadingFailure) {
    self.path = path
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .cannotOpen(path, systemError: errno) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw .cannotOpen(path, systemError: errno) }
    if status.st_mode & S_IFMT == S_IFDIR { throw .isFolder(path) }
    guard status.st_mode & S_IFMT == S_IFREG else {
      let held = try Self.readAll(descriptor, path: path, limit: limit)
      bytes = UnsafeBufferPointer(held)
      isMapped = false
      return
    }
    let size = Int(status.st_size)
    if size > limit { throw .tooLarge(path, limit: limit) }
    if size == 0 {
      bytes = UnsafeBufferPointer(start: nil, count: 0)
      isMapped = false
      return
    }
    guard let start = mmap(nil, size, PROT_READ, MAP_PRIVATE, descriptor, 0), start != MAP_FAILED
    else { throw .cannotOpen(path, systemError: errno) }
    madvise(start, size, MADV_SEQUENTIAL)
    bytes = UnsafeBufferPointer(start: start.assumingMemoryBound(to: UInt8.self), count: size)
    isMapped = true
  }

  /// Tells the system that the pages of a range are not needed for now.
  func release(_ range: Range<Int>) {
    guard isMapped, let start = bytes.baseAddress else { return }
    let page = 4096
    let lower = (range.lowerBound + page - 1) / page * page
    let upper = range.upperBound / page * page
    guard upper > lower else { return }
    madvise(UnsafeMutableRawPointer(mutating: start + lower), upper - lower, MADV_DONTNEED)
  }

  /// The line on which a byte stands.
  func place(of offset: Int) -> Place {
    guard bytes.indices.contains(offset) else { return Place(path: path, line: 1) }
    return Place(path: path, line: 1 + bytes[..<offset].count { $0 == UInt8(ascii: "\n") })
  }

  deinit {
    let start = UnsafeMutableRawPointer(mutating: bytes.baseAddress)
    if isMapped { munmap(start, bytes.count) } else { free(start) }
  }

  /// Reads a pipe or device to its end.
  private static func readAll(
    _ descriptor: Int32,
    path: String,
    limit: Int
  ) throws(ReadingFailure) -> UnsafeMutableBufferPointer<UInt8> {
    var capacity = 1 << 16
    var count = 0
    var held = malloc(capacity)
    while true {
      if count == capacity {
        capacity *= 2
        held = realloc(held, capacity)
      }
      guard let start = held else { throw .tooLarge(path, limit: limit) }
      let got = read(descriptor, start + count, capacity - count)
      if got == 0 {
        return UnsafeMutableBufferPointer(
          start: start.assumingMemoryBound(to: UInt8.self),
          count: count
        )
      }
      if got < 0 && errno == EINTR { continue }
      let failure: ReadingFailure? =
        got < 0
        ? .cannotOpen(path, systemError: errno)
        : count + got > limit ? .tooLarge(path, limit: limit) : nil
      if let failure {
        free(held)
        throw failure
      }
      count += got
    }
  }
}
