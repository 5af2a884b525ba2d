import AuditCore

/// Writes made-up records case by case into the files of one form.
struct RecordWriter {
  /// Takes the next bytes of a file by its name.
  typealias Sink<Failure: Error> = (_ file: String, _ bytes: [UInt8]) throws(Failure) -> Void

  /// The files' names; the first is the cases' file.
  let files: [String]
  private let form: RecordForm
  private let text: ValueText
  private let root: RecordLayout
  /// The lists that have a file in CSV, by their index.
  private let csvLists: [(list: Int, layout: RecordLayout)]
  private let keyField: Int
  private var buffers: [ByteText]

  /// Bytes held back for a file before they are handed over.
  private static let holdBack = 1 << 16

  /// Creates the writer of a form.
  init(form: RecordForm, vocabulary: Vocabulary) {
    self.form = form
    let text = ValueText(form: form, vocabulary: vocabulary)
    self.text = text
    root = RecordLayout(vocabulary.root, text: text)
    keyField = vocabulary.keyField
    csvLists = Self.written(vocabulary).map { [root] in ($0, root.lists[$0]) }
    files = Self.files(form: form, vocabulary: vocabulary)
    buffers = Array(repeating: ByteText(), count: csvLists.count + 1)
    begin(vocabulary)
  }

  /// The names of the files of a form.
  static func files(form: RecordForm, vocabulary: Vocabulary) -> [String] {
    switch form {
    case .csv: ["cases.csv"] + written(vocabulary).map { "\(vocabulary.root.lists[$0].name).csv" }
    case .xml: ["cases.xml"]
    case .jsonLines: ["cases.jsonl"]
    }
  }

  private static func written(_ vocabulary: Vocabulary) -> [Int] {
    vocabulary.root.lists.indices.filter {
      !Recipes.leftOut.contains(vocabulary.root.lists[$0].name)
    }
  }

  /// Adds a case.
  mutating func write(_ draft: Draft) {
    switch form {
    case .csv: writeRows(draft)
    case .xml:
      buffers[0].append("  ")
      XMLRecord.write(draft, root, name: Array("case".utf8), indent: 2, text, to: &buffers[0])
    case .jsonLines:
      JSONRecord.write(draft, root, text, to: &buffers[0])
      buffers[0].append("\n")
    }
  }

  /// Adds what stands behind the last case.
  mutating func finish() {
    if form == .xml { buffers[0].append("</cases>\n") }
  }

  /// Hands over what has been held back; short pieces stay unless it is the end.
  mutating func flush<Failure: Error>(all: Bool, to sink: Sink<Failure>) throws(Failure) {
    for index in files.indices where all || buffers[index].bytes.count >= Self.holdBack {
      guard !buffers[index].bytes.isEmpty else { continue }
      try sink(files[index], buffers[index].bytes)
      buffers[index].bytes.removeAll(keepingCapacity: true)
    }
  }

  private mutating func begin(_ vocabulary: Vocabulary) {
    switch form {
    case .csv:
      appendHeader(root.columns.map { vocabulary.root.fields[$0].path }, to: 0)
      for (index, (list, layout)) in csvLists.enumerated() {
        let fields = vocabulary.root.lists[list].fields
        appendHeader([vocabulary.keyPath] + layout.columns.map { fields[$0].path }, to: index + 1)
      }
    case .xml:
      buffers[0].append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
      buffers[0].append("<cases xmlns=\"urn:caseaudit:cases:1\">\n")
    case .jsonLines: break
    }
  }

  private mutating func appendHeader(_ names: [String], to file: Int) {
    buffers[file].append(Array(names.joined(separator: ",").utf8))
    buffers[file].append("\n")
  }

  private mutating func writeRows(_ draft: Draft) {
    appendCells(draft, root, to: 0)
    for (index, (list, layout)) in csvLists.enumerated() {
      for child in draft.lists[list] {
        if let key = draft.values[keyField] {
          let field = root.fields[keyField]
          text.append(key, type: field.type, codes: field.codes, to: &buffers[index + 1])
        }
        buffers[index + 1].append(",")
        appendCells(child, layout, to: index + 1)
      }
    }
  }

  private mutating func appendCells(_ draft: Draft, _ layout: RecordLayout, to file: Int) {
    for (position, index) in layout.columns.enumerated() {
      if position > 0 { buffers[file].append(",") }
      if let value = draft.values[index] {
        let field = layout.fields[index]
        text.append(value, type: field.type, codes: field.codes, to: &buffers[file])
      }
    }
    buffers[file].append("\n")
  }
}
