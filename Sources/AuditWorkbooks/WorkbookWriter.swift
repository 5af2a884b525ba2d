public import AuditReports
import CLibXLSXWriter

/// Writes workbooks as XLSX files through libxlsxwriter.
///
/// The same workbook gives the same bytes: times inside the file are the workbook's own.
public enum WorkbookWriter {
  /// Writes a workbook to a file, which is made or written over.
  ///
  /// - Throws: `WorkbookFailure` when the file cannot be written.
  public static func write(
    _ workbook: ReportWorkbook,
    to path: String
  ) throws(WorkbookFailure) {
    guard let book = workbook_new(path) else {
      throw WorkbookFailure(reason: "the writer could not be started")
    }
    let formats = CellFormats(book)
    setProperties(of: book, workbook)
    var failure: WorkbookFailure?
    for sheet in workbook.sheets where failure == nil {
      guard let target = workbook_add_worksheet(book, sheet.name) else {
        failure = WorkbookFailure(reason: "a worksheet could not be added")
        break
      }
      var writing = SheetWriting(target: target, formats: formats)
      writing.write(sheet)
      failure = writing.failure
    }
    let closing = workbook_close(book)
    if let failure { throw failure }
    if closing != LXW_NO_ERROR { throw WorkbookFailure(closing) }
  }

  private static func setProperties(
    of book: UnsafeMutablePointer<lxw_workbook>,
    _ workbook: ReportWorkbook
  ) {
    var properties = lxw_doc_properties()
    // Never zero, which stands for the present moment.
    properties.created = max(WorkbookTime.seconds(workbook.madeAt), 1)
    let title = WorkbookText.cell(String(workbook.title.prefix(255)))
    title.withMutableCopy { title in
      properties.title = title
      workbook_set_properties(book, &properties)
    }
    workbook_set_custom_property_string(book, "Language", "en-GB")
  }
}

/// Why a workbook could not be written.
public struct WorkbookFailure: Error, Sendable, Hashable {
  /// What went wrong, in one clause without values.
  public let reason: String

  init(reason: String) { self.reason = reason }

  init(_ error: lxw_error) {
    reason =
      switch error {
      case LXW_ERROR_CREATING_XLSX_FILE: "its file could not be made"
      case LXW_ERROR_CREATING_TMPFILE, LXW_ERROR_READING_TMPFILE:
        "the folder for temporary files could not be used"
      case LXW_ERROR_MEMORY_MALLOC_FAILED: "there is not enough memory"
      default: "the writer refused something (fault \(error.rawValue) of libxlsxwriter)"
      }
  }
}

extension String {
  /// Lends the text to C functions that take text they do not change as changeable.
  func withMutableCopy(_ body: (UnsafeMutablePointer<CChar>?) -> Void) {
    var bytes = utf8CString
    bytes.withUnsafeMutableBufferPointer { body($0.baseAddress) }
  }
}
