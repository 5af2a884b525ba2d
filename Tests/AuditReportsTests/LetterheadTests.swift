import AuditCore
import Foundation
import Testing

@testable import AuditReports

struct LetterheadTests {
  private static let logo = ReportSettings.Logo(
    format: .svg,
    bytes: Array("<svg xmlns=\"http://www.w3.org/2000/svg\"/>".utf8),
    text: "A \"hill\""
  )
  private static let settings = ReportSettings(
    organisation: "Eastwold </style><script>",
    marking: "OFFICIAL\"; } </style>",
    contact: "Ask & see",
    accent: ReportSettings.Accent(light: Colour(red: 0x6B, green: 0x3F, blue: 0xA0)),
    logo: logo
  )

  private static func files(_ settings: ReportSettings) -> [ReportFile] {
    var result = ResultFixture.result
    result.settings = settings
    return Array(HTMLReport(result: result).pages)
  }

  private static func text(_ file: ReportFile) -> String {
    String(decoding: file.bytes, as: UTF8.self)
  }

  @Test func `every page names the organisation and bears the marking at head and foot`() {
    let files = Self.files(Self.settings)
    #expect(files.count { $0.path.hasSuffix(".html") } > 100)
    for file in files where file.path.hasSuffix(".html") {
      let text = Self.text(file)
      #expect(text.components(separatedBy: "class=\"marking\"").count == 3, "\(file.path)")
      #expect(text.contains("class=\"organisation\">Eastwold &lt;/style&gt;&lt;script&gt;<"))
      #expect(text.contains("<p>Eastwold &lt;/style&gt;&lt;script&gt;. Ask &amp; see</p>"))
      let depth = file.path.components(separatedBy: "/").count - 1
      let source = String(repeating: "../", count: depth) + "logo.svg"
      #expect(text.contains("src=\"\(source)\" alt=\"A &quot;hill&quot;\""), "\(file.path)")
    }
    #expect(files.contains { $0.path == "logo.svg" && $0.bytes == Self.logo.bytes })
  }

  @Test func `without settings nobody is named`() {
    for file in Self.files(ReportSettings()) where file.path.hasSuffix(".html") {
      let text = Self.text(file)
      #expect(!text.contains("<img") && !text.contains("class=\"marking\""))
    }
  }

  @Test func `printed pages bear organisation, marking, title and number`() throws {
    let styles = try #require(Self.files(Self.settings).first { $0.path == "report.css" })
    let text = Self.text(styles)
    #expect(text.contains("@bottom-right { content: counter(page) \" of \" counter(pages); }"))
    #expect(
      text.contains("@top-left { content: \"Eastwold \\3c \\2f style\\3e \\3c script\\3e \"; }")
    )
    #expect(
      text.contains("@top-right { content: \"OFFICIAL\\22 \\3b  \\7d  \\3c \\2f style\\3e \"; }")
    )
    #expect(
      text.contains("@bottom-left { content: \"Probation delivery unit\\2c  2021 to 2023\"; }")
    )
    #expect(text.contains(":root { --accent: #6b3fa0; }"))
    #expect(!text.contains("<"))
  }

  @Test func `nothing that settings say ends the style sheet of the single file`() {
    var result = ResultFixture.result
    result.settings = Self.settings
    let file = HTMLReport(result: result).singleFile(explanations: [])
    let scan = PageScan(file.bytes)
    #expect(scan.faults.isEmpty && scan.count("style") == 1 && scan.count("script") == 0)
    #expect(scan.values(of: "src") == ["data:image/svg+xml;base64,\(Self.encoded)"])
  }

  private static let encoded = Data(logo.bytes).base64EncodedString()

  @Test func `a style sheet inside a page cannot be ended by what it holds`() {
    var writer = MarkupWriter()
    writer.write(.styles("a { content: \"</style><script>\"; }"))
    #expect(
      String(decoding: writer.bytes, as: UTF8.self)
        == "\n<style>\na { content: \"\\3C /style>\\3C script>\"; }</style>"
    )
  }

  @Test(arguments: 0..<7) func `bytes are written in base 64 as others write them`(count: Int) {
    let bytes = (0..<count).map { UInt8(truncatingIfNeeded: 251 &+ $0 * 89) }
    #expect(Base64.text(bytes) == Data(bytes).base64EncodedString())
  }

  @Test func `no page may load or run anything that is not the report's own`() {
    for (path, scan) in FixturePages.scans {
      let policies = scan.tags.filter { $0.attributes["http-equiv"] == "Content-Security-Policy" }
      #expect(policies.count == 1, "\(path)")
      #expect(
        policies.first?.attributes["content"]?.hasPrefix("default-src &#39;none&#39;;") == true
      )
      #expect(!policies.contains { $0.attributes["content"]?.contains("script-src") == true })
    }
  }
}
