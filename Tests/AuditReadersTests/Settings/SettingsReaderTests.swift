import AuditCore
import AuditTestSupport
import Foundation
import Testing

@testable import AuditReaders

struct SettingsReaderTests {
  static let logos: [String: [UInt8]] = [
    "plain.svg": Array("<svg xmlns=\"http://www.w3.org/2000/svg\"><rect width=\"9\"/></svg>".utf8),
    "active.svg": Array(
      "<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>".utf8
    ),
    "linking.svg": Array(
      """
      <svg xmlns="http://www.w3.org/2000/svg"><g fill="url(#a)"/>
      <image href="http://logo.example/a.png"/></svg>
      """.utf8
    ),
    "called.png": [0xFF, 0xD8, 0xFF, 0xE0],
    "picture.png": [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0x00],
    "large.png": [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
      + Array(repeating: 0, count: 300 * 1024),
    "notes.txt": Array("a logo in words".utf8),
  ]

  private func read(_ inside: String) -> (settings: ReportSettings?, diagnostics: [Diagnostic]) {
    let text = "<settings xmlns=\"urn:caseaudit:settings:1\">\(inside)</settings>"
    return SettingsReader.read(SourceFile(path: "settings.xml", text: text)) { Self.logos[$0] }
  }

  @Test func `settings say whom reports are from and how they look`() throws {
    let (found, diagnostics) = read(
      """
      <organisation> Eastwold
        Probation </organisation>
      <marking>OFFICIAL</marking>
      <contact>Ask us</contact>
      <accent light="#6b3FA0" dark="#c4a3f0"/>
      <logo file="plain.svg" text="Eastwold"/>
      """
    )
    #expect(diagnostics.isEmpty)
    let settings = try #require(found)
    #expect(settings.organisation == "Eastwold Probation")
    #expect(settings.marking == "OFFICIAL" && settings.contact == "Ask us")
    #expect(settings.accent?.light.description == "#6b3fa0")
    #expect(settings.accent?.dark == Colour(red: 0xC4, green: 0xA3, blue: 0xF0))
    #expect(settings.logo?.format == .svg && settings.logo?.text == "Eastwold")
    #expect(settings.logo?.bytes == Self.logos["plain.svg"])
  }

  @Test func `settings may say nothing`() {
    let (found, diagnostics) = read("")
    #expect(found == ReportSettings() && diagnostics.isEmpty)
  }

  @Test(arguments: [
    ("plain.svg", ReportSettings.Logo.Format.svg), ("picture.png", .png), ("called.png", .jpeg),
  ]) func `a logo's format is what its bytes say, not its name`(
    name: String,
    format: ReportSettings.Logo.Format
  ) {
    #expect(read("<logo file=\"\(name)\" text=\"x\"/>").settings?.logo?.format == format)
  }

  // The ratios are those of the definition in WCAG 2.2, worked out by hand for black and white and
  // with another program for the others.
  @Test(arguments: [
    ("#000000", "#ffffff", "21.0"), ("#ffffff", "#ffffff", "1.0"), ("#767676", "#ffffff", "4.5"),
    ("#777777", "#ffffff", "4.4"), ("#1d70b8", "#ffffff", "5.1"),
  ]) func `contrast is reckoned as the guidelines define it`(
    colour: String,
    ground: String,
    words: String
  ) throws {
    let ratio = Contrast.ratio(try #require(Colour(colour)), try #require(Colour(ground)))
    #expect(Contrast.words(ratio) == words)
  }

  @Test(arguments: ["#ffdd00", "#777777", "#ffffff", "#f0f0ff"])
  func `the colour that a message names would do`(colour: String) throws {
    let white = Colour(red: 255, green: 255, blue: 255)
    let mended = Contrast.mended(try #require(Colour(colour)), on: white, least: 4.5)
    #expect(Contrast.ratio(mended, white) >= 4.5)
    #expect(read("<accent light=\"\(mended)\"/>").diagnostics.isEmpty)
  }

  @Test(arguments: ["", "#12345", "#1234567", "123456", "#12345g", "#é2345"])
  func `what is not written as a colour is none`(text: String) { #expect(Colour(text) == nil) }
}
