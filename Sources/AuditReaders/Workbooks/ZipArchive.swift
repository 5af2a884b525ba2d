import CLibZip

/// The entries of a zip archive that lies in memory, unpacked within bounds.
///
/// All of libzip's pointers stay in here.
final class ZipArchive {
  /// Why an archive or an entry cannot be read.
  enum Fault: Error {
    /// It is not an archive, cut off, or damaged.
    case broken
    /// An entry is encrypted.
    case encrypted
    /// It unpacks to more than the bounds allow.
    case tooLarge
    /// There is no entry of the name.
    case missing
  }

  /// How much an archive may unpack to.
  struct Bounds {
    /// The most bytes of all entries together.
    var totalBytes = 8 << 30
    /// The most bytes of an entry for each byte it takes in the archive, past the first megabytes.
    var ratio = 250
    /// How much of an entry is unpacked before its ratio counts.
    var freeBytes = 64 << 20
    /// The most entries.
    var entryCount = 20_000
  }

  private let bounds: Bounds
  private let archive: OpaquePointer
  /// Keeps the bytes while libzip reads them.
  private let owner: AnyObject
  private var unpackedCount = 0

  /// Opens an archive.
  ///
  /// - Parameters:
  ///   - bytes: The whole archive.
  ///   - owner: What keeps the bytes where they are.
  ///   - bounds: How much it may unpack to.
  /// - Throws: `Fault` when it is no archive or has too many entries.
  init(
    _ bytes: UnsafeBufferPointer<UInt8>,
    owner: AnyObject,
    bounds: Bounds = Bounds()
  ) throws(Fault) {
    self.owner = owner
    self.bounds = bounds
    var error = zip_error_t()
    zip_error_init(&error)
    defer { zip_error_fini(&error) }
    guard let source = zip_source_buffer_create(bytes.baseAddress, UInt64(bytes.count), 0, &error)
    else { throw .broken }
    guard let archive = zip_open_from_source(source, ZIP_RDONLY, &error) else {
      zip_source_free(source)
      throw .broken
    }
    self.archive = archive
    if zip_get_num_entries(archive, 0) > bounds.entryCount { throw .tooLarge }
  }

  deinit { zip_discard(archive) }

  /// Whether there is an entry of a name.
  func contains(_ name: String) -> Bool { position(of: name) != nil }

  /// Unpacks an entry into memory.
  func read(_ name: String) throws(Fault) -> [UInt8] {
    var bytes: [UInt8] = []
    try stream(name) { piece in
      bytes.append(contentsOf: piece)
      return true
    }
    return bytes
  }

  /// Unpacks an entry piece by piece, until its end or until the closure says no.
  func stream(
    _ name: String,
    _ take: (UnsafeBufferPointer<UInt8>) -> Bool
  ) throws(Fault) {
    guard let position = position(of: name) else { throw .missing }
    var status = zip_stat_t()
    guard zip_stat_index(archive, position, 0, &status) == 0 else { throw .broken }
    if status.encryption_method != 0 { throw .encrypted }
    guard let entry = zip_fopen_index(archive, position, 0) else { throw .broken }
    defer { zip_fclose(entry) }
    let packed = Int(clamping: status.comp_size)
    // What the archive says of its sizes is not believed, but where it admits too much.
    if !allows(Int(clamping: status.size), of: packed) { throw .tooLarge }
    let room = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: 1 << 16)
    defer { room.deallocate() }
    var count = 0
    while true {
      let got = Int(zip_fread(entry, room.baseAddress, UInt64(room.count)))
      if got < 0 { throw .broken }
      if got == 0 { return }
      count += got
      unpackedCount += got
      if !allows(count, of: packed) || unpackedCount > bounds.totalBytes { throw .tooLarge }
      if !take(UnsafeBufferPointer(rebasing: room[..<got])) { return }
    }
  }

  /// Whether an entry may unpack to so many bytes.
  private func allows(_ count: Int, of packed: Int) -> Bool {
    count <= bounds.freeBytes || count / bounds.ratio <= packed
  }

  private func position(of name: String) -> UInt64? {
    for flags in [0, ZIP_FL_NOCASE] {
      let found = zip_name_locate(archive, name, UInt32(flags))
      if found >= 0 { return UInt64(found) }
    }
    return nil
  }
}
