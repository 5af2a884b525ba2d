import AuditReports
import CLibXLSXWriter

/// The formats of one workbook, one for each style of cell.
struct CellFormats {
  private let formats: [ReportWorkbook.Style: UnsafeMutablePointer<lxw_format>]

  init(_ book: UnsafeMutablePointer<lxw_workbook>) {
    var formats: [ReportWorkbook.Style: UnsafeMutablePointer<lxw_format>] = [:]
    for style in ReportWorkbook.Style.allCases {
      guard let format = workbook_add_format(book) else { continue }
      Self.set(format, style)
      formats[style] = format
    }
    self.formats = formats
  }

  subscript(style: ReportWorkbook.Style) -> UnsafeMutablePointer<lxw_format>? { formats[style] }

  private static func set(
    _ format: UnsafeMutablePointer<lxw_format>,
    _ style: ReportWorkbook.Style
  ) {
    format_set_font_name(format, "Arial")
    format_set_font_size(format, style == .title ? 15 : 12)
    format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_TOP.rawValue))
    switch style {
    case .line: break
    case .title: format_set_bold(format)
    case .wrapped: format_set_text_wrap(format)
    case .heading:
      format_set_bold(format)
      format_set_text_wrap(format)
      format_set_bottom(format, UInt8(LXW_BORDER_THIN.rawValue))
    case .numberHeading:
      set(format, .heading)
      format_set_align(format, UInt8(LXW_ALIGN_RIGHT.rawValue))
    case .link:
      format_set_font_color(format, 0x1D_70_B8)
      format_set_underline(format, UInt8(LXW_UNDERLINE_SINGLE.rawValue))
    case .count: format_set_num_format(format, "#,##0")
    case .percent: format_set_num_format(format, "0%")
    case .tenthOfPercent: format_set_num_format(format, "0.0%")
    case .number: format_set_num_format(format, "General")
    case .day: format_set_num_format(format, "yyyy-mm-dd")
    case .wordsForNumber:
      format_set_text_wrap(format)
      format_set_align(format, UInt8(LXW_ALIGN_RIGHT.rawValue))
    case .entry:
      format_set_text_wrap(format)
      format_set_unlocked(format)
      format_set_bg_color(format, 0xFF_F7_D6)
    case .dayEntry:
      format_set_num_format(format, "yyyy-mm-dd")
      format_set_unlocked(format)
      format_set_bg_color(format, 0xFF_F7_D6)
    }
  }
}
