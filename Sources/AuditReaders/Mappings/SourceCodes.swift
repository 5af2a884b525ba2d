import AuditCore

/// The codes that a column of a source holds, and what each becomes in the vocabulary.
struct SourceCodes: Sendable {
  /// The codes as the source writes them.
  let list: CodeList
  /// The code list of the vocabulary that they become; `nil` for codes that rules alone read.
  let target: CodeList?
  /// For each code the index of the vocabulary's code; -1 for nothing.
  let targets: [Int32]

  /// Codes that the vocabulary knows itself: a list's values and their source codes.
  init(knownBy list: CodeList) {
    self.init(id: list.id, title: list.title, own: [], list: list)
  }

  /// Codes of a mapping; faults are told.
  init(_ codes: MappedCodes, list: CodeList?, _ diagnostics: inout [Diagnostic]) {
    var own: [(from: String, to: Int32)] = []
    for code in codes.codes {
      if own.contains(where: { $0.from == code.from.text }) {
        diagnostics.append(MappingMessages.filledTwice(code.from.text, at: code.from.place))
      }
      var target: Int32 = -1
      if let to = code.to, let list {
        if let found = list.index(of: to.text) {
          target = Int32(found)
        } else {
          diagnostics.append(
            MappingMessages.unknown(
              "code of '\(list.id)'",
              to.text,
              known: list.codes.map(\.value),
              at: to.place
            )
          )
        }
      }
      own.append((code.from.text, target))
    }
    self.init(
      id: codes.id,
      title: codes.id,
      own: own,
      list: list,
      knowsList: codes.knowsList
    )
  }

  private init(
    id: String,
    title: String,
    own: [(from: String, to: Int32)],
    list: CodeList?,
    knowsList: Bool = true
  ) {
    var seen = Set(own.map(\.from))
    var all = own
    if let list, knowsList {
      // A code's own word comes before the codes of systems, which may say something else.
      for (index, code) in list.codes.enumerated() where seen.insert(code.value).inserted {
        all.append((code.value, Int32(index)))
      }
      for (index, code) in list.codes.enumerated() {
        for source in code.sourceCodes where seen.insert(source).inserted {
          all.append((source, Int32(index)))
        }
      }
    }
    self.list = CodeList(
      id: id,
      title: title,
      codes: all.map { CodeList.Code(value: $0.from, label: $0.from) }
    )
    target = list
    targets = all.map(\.to)
  }

  /// What a code becomes; `nil` when it is not known.
  func target(of code: String) -> Int32? { list.index(of: code).map { targets[$0] } }
}
