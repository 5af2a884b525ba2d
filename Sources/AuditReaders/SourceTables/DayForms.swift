import AuditCore

/// The forms in which a column writes its days, laid out so that reading a value counts no references.
final class DayForms: Sendable {
  /// What came of reading a value.
  enum Reading {
    /// It is of a form, whose position this is.
    case read(Int, DayForm.Written)
    /// Two forms read it as different days.
    case ambiguous
    /// It is of none of them.
    case unknown
  }

  private struct Shape {
    let parts: UnsafeMutableBufferPointer<DayForm.Part>
    let isSerial: Bool
  }

  // Never changed after it was filled.
  nonisolated(unsafe) private let shapes: UnsafeMutableBufferPointer<Shape>

  init(_ forms: [DayForm]) {
    shapes = .allocate(capacity: forms.count)
    for (index, form) in forms.enumerated() {
      let parts = UnsafeMutableBufferPointer<DayForm.Part>.allocate(capacity: form.parts.count)
      _ = parts.initialize(from: form.parts)
      shapes.initializeElement(at: index, to: Shape(parts: parts, isSerial: form.isSerial))
    }
  }

  deinit {
    for shape in shapes { shape.parts.deallocate() }
    shapes.deallocate()
  }

  /// Reads a value by all forms; days that the calendar lacks give way to days that it has.
  func read(_ value: UnsafeBufferPointer<UInt8>) -> Reading {
    var found: (form: Int, written: DayForm.Written)?
    for index in 0..<shapes.count {
      let shape = shapes[index]
      let read =
        shape.isSerial
        ? DayForm.readSerial(value)
        : DayForm.read(value, UnsafeBufferPointer(shape.parts))
      guard let written = read else { continue }
      guard let before = found, before.written != written else {
        if found == nil { found = (index, written) }
        continue
      }
      let isHere = Self.isDay(written)
      if isHere, Self.isDay(before.written) { return .ambiguous }
      if isHere { found = (index, written) }
    }
    return found.map { .read($0.form, $0.written) } ?? .unknown
  }

  private static func isDay(_ written: DayForm.Written) -> Bool {
    (1...12).contains(written.month)
      && CalendarDay(year: written.year, month: written.month, day: written.day) != nil
  }
}
