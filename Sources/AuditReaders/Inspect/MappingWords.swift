import AuditCore

/// The words of names, by which a heading such as `SENTENCE START DATE` is held against a field such as
/// `sentence.startedOn`.
enum MappingWords {
  /// Words that say what kind of value a column holds and not which.
  private static let kinds: Set<String> = [
    "date", "day", "on", "code", "id", "number", "no", "is", "has", "the", "of", "a", "to", "at",
    "by", "flag", "ind", "indicator", "value", "dt", "yn", "name", "description", "desc",
  ]
  /// Words of the field for one another, in the forms that `of` gives; the first stands for the others.
  private static let alike: [[String]] = [
    ["start", "commence", "begin", "began", "commencement"],
    ["end", "terminate", "finish", "termination", "terminated"],
    ["complete", "completion"],
    ["person", "offender", "nominal"],
    ["sex", "gender"],
    ["birth", "dob", "born"],
    ["practitioner", "officer"],
    ["unpaid", "upw"],
    ["rosh", "harm"],
    ["need", "needs"],
    ["appointment", "appt"],
    ["register", "registration", "flag"],
    ["require", "requirement", "rqmnt"],
    ["event", "sentence"],
  ]
  private static let roots = Dictionary(
    alike.flatMap { words in words.map { (stem($0), words[0]) } },
    uniquingKeysWith: { first, _ in first }
  )

  /// The words of a name that tell it from others, in small letters and without endings.
  static func of(_ name: String) -> Set<String> {
    var words: [String] = []
    var word = ""
    var wasSmall = false
    func end() {
      if !word.isEmpty { words.append(word.lowercased()) }
      word = ""
    }
    for character in name {
      guard character.isLetter || character.isNumber else {
        end()
        wasSmall = false
        continue
      }
      if character.isUppercase, wasSmall { end() }
      word.append(character)
      wasSmall = character.isLowercase || character.isNumber
    }
    end()
    return Set(words.filter { !kinds.contains($0) }.map { roots[stem($0)] ?? stem($0) })
  }

  /// A word without the endings that its other forms have.
  private static func stem(_ word: String) -> String {
    for ending in ["ings", "ing", "ies", "ed", "es", "s"]
    where word.count > ending.count + 3 && word.hasSuffix(ending) {
      return String(word.dropLast(ending.count))
    }
    return word
  }

  /// The words of a field: of its path, its title and the name that its source has.
  static func of(_ field: Field) -> (own: Set<String>, all: Set<String>) {
    let own = of(field.path)
    return (own, own.union(of(field.title)).union(of(field.sourceField ?? "")))
  }
}
