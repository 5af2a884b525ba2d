/// The reference of the language's functions, made from the catalogue.
public enum LanguageReference {
  /// The reference as a Markdown document.
  public static var markdown: String {
    var lines = [
      "# FEEL: the functions",
      "",
      "Made from the catalogue by `caseaudit eval --reference > docs/feel-reference.md`; every example",
      "runs as a test. An argument of another type than is named gives null, with the reason; so does",
      "null itself where nothing else is said. `feel-for-standards.md` shows the language at work.",
      "",
    ]
    for family in BuiltinCatalogue.families {
      lines.append("* [\(family.title)](#\(anchor(family.title)))")
    }
    for family in BuiltinCatalogue.families {
      lines += ["", "## \(family.title)"]
      for builtin in family.functions { lines += entry(builtin) }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func entry(_ builtin: Builtin) -> [String] {
    var lines = ["", "### \(builtin.name)", "", builtin.summary, "", "```"]
    lines += builtin.signatures.map { "\(builtin.name)(\($0.text)) -> \($0.result.text)" }
    lines += ["```", ""]
    lines += builtin.examples.map { "* `\($0.expression)` gives `\($0.value)`" }
    return lines
  }

  private static func anchor(_ title: String) -> String {
    let kept = title.lowercased().filter { $0.isLetter || $0.isNumber || $0 == " " }
    return kept.split(separator: " ").joined(separator: "-")
  }
}

extension Builtin.Signature {
  /// The parameters as they are written: what may be left out in square brackets.
  public var text: String {
    var text = ""
    for (index, parameter) in parameters.enumerated() {
      let written = (index > 0 ? ", " : "") + "\(parameter.name): \(parameter.type.text)"
      text += parameter.isOptional ? "[\(written)]" : written
    }
    return text + (isVariadic ? ", …" : "")
  }
}
