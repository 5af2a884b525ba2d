import AuditCore

extension DiagnosticCode {
  static let ambiguousItem = DiagnosticCode("ambiguous-item")
  static let baseChanged = DiagnosticCode("base-changed")
  static let cannotDrop = DiagnosticCode("cannot-drop")
  static let cannotRename = DiagnosticCode("cannot-rename")
  static let emptyTailoring = DiagnosticCode("empty-tailoring")
  static let itemExists = DiagnosticCode("item-exists")
  static let notTailorable = DiagnosticCode("not-tailorable")
  static let otherBase = DiagnosticCode("other-base")
  static let otherItem = DiagnosticCode("other-item")
  static let stillNamed = DiagnosticCode("still-named")
  static let unknownItem = DiagnosticCode("unknown-item")
  static let unknownNeighbour = DiagnosticCode("unknown-neighbour")
  static let withoutEffect = DiagnosticCode("without-effect")
}

/// The messages about what deltas and tailorings change in their base.
enum ResolveMessages {
  static func ambiguousItem(
    _ name: String,
    _ kinds: [FrameworkItem.Kind],
    at place: Place
  ) -> Diagnostic {
    let choices = kinds.map { "kind=\"\($0.rawValue)\"" }.joined(separator: " or ")
    return Diagnostic(
      .error,
      .ambiguousItem,
      "more than one thing is named '\(XMLMessages.shortened(name))'",
      at: place,
      helps: ["say which is meant: add \(choices)"]
    )
  }

  static func baseDigestChanged(_ id: String, found: String, at place: Place) -> Diagnostic {
    Diagnostic(
      .error,
      .baseChanged,
      "the base '\(XMLMessages.shortened(id))' is not what this was written against",
      at: place,
      label: "another digest",
      notes: ["the base's digest is \(found)"],
      helps: [
        "see with 'caseaudit diff' what changed in the base, then write the digest that it has now"
      ]
    )
  }

  static func baseVersionChanged(
    _ id: String,
    found: String,
    at place: Place
  ) -> Diagnostic {
    Diagnostic(
      .error,
      .baseChanged,
      "the base '\(XMLMessages.shortened(id))' has another version than named here",
      at: place,
      label: "the base is version \(XMLMessages.shortened(found))",
      helps: [
        "see with 'caseaudit diff' what changed in the base, then write"
          + " baseVersion=\"\(XMLMessages.shortened(found))\""
      ]
    )
  }

  static func cannotDrop(_ item: FrameworkItem, at place: Place) -> Diagnostic {
    Diagnostic(
      .error,
      .cannotDrop,
      "\(item.words) cannot be dropped",
      at: place,
      helps: ["a framework needs one; write another <\(item.kind.rawValue)> in its place"]
    )
  }

  static func cannotLeaveOut(_ item: FrameworkItem, at place: Place) -> Diagnostic {
    Diagnostic(
      .error,
      .notTailorable,
      "a tailoring cannot leave out a \(item.kind.noun)",
      at: place,
      notes: ["it can leave out prompts, key questions and standards"],
      helps: ["leave out each of what it holds, or write a delta, which can drop it"]
    )
  }

  static func cannotRename(_ item: FrameworkItem, _ name: String, at place: Place) -> Diagnostic {
    Diagnostic(
      .error,
      .cannotRename,
      "'\(name)' of the \(item.kind.noun) cannot be set, because it names it",
      at: place,
      helps: [
        item.kind == .framework
          ? "write it in the outermost element: it names what comes out"
          : "drop the \(item.kind.noun) and add one of the other name"
      ]
    )
  }

  static func childIsItem(_ name: String, at place: Place) -> Diagnostic {
    Diagnostic(
      .error,
      .otherItem,
      "a <\(name)> is an item of its own and cannot be set",
      at: place,
      helps: ["use <add>, <replace> or <drop> with its own code or name"]
    )
  }

  static func emptyTailoring(at place: Place) -> Diagnostic {
    Diagnostic(
      .error,
      .emptyTailoring,
      "the tailoring changes nothing",
      at: place,
      helps: ["use the framework itself, or add <drop>, <select>, <set>, <reword> or <add>"]
    )
  }

  static func itemExists(
    _ item: FrameworkItem,
    first: Place,
    isTailoring: Bool,
    at place: Place
  ) -> Diagnostic {
    Diagnostic(
      .error,
      .itemExists,
      "there is a \(item.kind.noun) '\(XMLMessages.shortened(item.name))' already",
      at: place,
      label: "it stands at \(first.text)",
      helps: [isTailoring ? "give it another code" : "give it another code, or use <replace>"]
    )
  }

  static func notReworded(
    _ item: FrameworkItem,
    _ name: String,
    can: [String],
    at place: Place
  ) -> Diagnostic {
    Diagnostic(
      .error,
      .otherItem,
      "a \(item.kind.noun) has no <\(name)> to reword",
      at: place,
      notes: can.isEmpty ? [] : ["what can be reworded is \(can.joined(separator: ", "))"],
      helps: [
        can.isEmpty ? "use <set>" : "write \(XMLMessages.alternatives(can.map { "<\($0)>" }))"
      ]
    )
  }

  static func notTailorable(_ item: FrameworkItem, _ name: String, at place: Place) -> Diagnostic {
    Diagnostic(
      .error,
      .notTailorable,
      "a tailoring cannot set '\(name)' of a \(item.kind.noun)",
      at: place,
      notes: [
        "it can set 'is', 'source' and 'verified' of a definition, 'critical' of a prompt,"
          + " 'label' and 'plural' of a level, and 'calendar' of the framework"
      ],
      helps: ["write a delta, which can set it"]
    )
  }

  static func otherBase(_ id: String, found: String, path: String, at place: Place) -> Diagnostic {
    Diagnostic(
      .error,
      .otherBase,
      "the base is '\(XMLMessages.shortened(id))', but the file of that name holds another",
      at: place,
      notes: ["\(path) holds '\(XMLMessages.shortened(found))'"],
      helps: ["name the file as its id says, or name the other base"]
    )
  }

  static func otherKind(
    _ item: FrameworkItem,
    _ kind: FrameworkItem.Kind,
    at place: Place
  ) -> Diagnostic {
    Diagnostic(
      .error,
      .otherItem,
      "a \(item.kind.noun) cannot be replaced by a \(kind.noun)",
      at: place,
      helps: ["write a <\(item.kind.rawValue)>, or name another item"]
    )
  }

  static func otherName(
    _ item: FrameworkItem,
    _ attribute: String,
    _ name: String,
    at place: Place
  ) -> Diagnostic {
    Diagnostic(
      .error,
      .otherItem,
      "the replacement has another \(attribute) than the \(item.kind.noun)",
      at: place,
      helps: [
        "write \(attribute)=\"\(XMLMessages.shortened(name))\", or drop the one and add the other"
      ]
    )
  }

  static func selectedAlready(
    _ item: FrameworkItem,
    isSelected: Bool,
    at place: Place
  ) -> Diagnostic {
    Diagnostic(
      .warning,
      .withoutEffect,
      "\(item.kind.noun) \(XMLMessages.shortened(item.name)) is "
        + (isSelected ? "looked at already" : "left out already"),
      at: place,
      helps: ["remove this line"]
    )
  }

  static func stillNamed(
    _ item: FrameworkItem,
    by element: String,
    use: Place,
    at place: Place
  ) -> Diagnostic {
    Diagnostic(
      .error,
      .stillNamed,
      "something still names the \(item.kind.noun) '\(XMLMessages.shortened(item.name))'",
      at: place,
      label: "dropped here, but named by <\(element)> at \(use.text)",
      helps: ["change that with <set> or by writing <\(element)> anew, or drop it as well"]
    )
  }

  static func unknownItem(
    _ name: String,
    _ kind: FrameworkItem.Kind?,
    known: [String],
    gone: Place?,
    at place: Place
  ) -> Diagnostic {
    var helps = Suggestion.help(for: name, in: Set(known)).map { [$0] } ?? []
    if helps.isEmpty, gone == nil {
      helps = ["name a code such as '\(known.last ?? "framework")', or the name of a definition"]
    }
    return Diagnostic(
      .error,
      .unknownItem,
      "the base has no \(kind?.noun ?? "item") '\(XMLMessages.shortened(name))'",
      at: place,
      label: gone.map { "dropped on line \($0.line)" },
      helps: helps
    )
  }

  static func unknownNeighbour(
    _ beside: String,
    _ name: String,
    known: [String],
    at place: Place
  ) -> Diagnostic {
    let helps = Suggestion.help(for: name, in: known).map { [$0] }
    return Diagnostic(
      .error,
      .unknownNeighbour,
      "nothing named '\(XMLMessages.shortened(name))' stands there to go \(beside)",
      at: place,
      notes: known.isEmpty || known.count > 12
        ? [] : ["there are \(known.joined(separator: ", "))"],
      helps: helps ?? ["leave '\(beside)' out to add it after the last"]
    )
  }

  static func withoutEffect(_ item: FrameworkItem, at place: Place) -> Diagnostic {
    Diagnostic(
      .warning,
      .withoutEffect,
      "this leaves \(item.kind.noun) '\(XMLMessages.shortened(item.name))' as it was",
      at: place,
      helps: ["remove it, or change something"]
    )
  }

  static func wrongHolder(
    _ kind: FrameworkItem.Kind,
    _ target: FrameworkItem,
    at place: Place
  ) -> Diagnostic {
    let holder = kind.holder ?? .framework
    return Diagnostic(
      .error,
      .otherItem,
      "a \(kind.noun) cannot be added to a \(target.kind.noun)",
      at: place,
      helps: [
        holder == .framework
          ? "write to=\"framework\"" : "name a \(holder.noun) in 'to'"
      ]
    )
  }
}
