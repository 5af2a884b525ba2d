/// The recipes that are tried in order; a field that none fits is made up by its type.
enum Recipes {
  /// All recipes for fields: those of whole paths, then those of endings.
  static let fields: [Recipe] =
    caseFields + sentenceWork + nationalWork + listFields
    + endings

  /// The custodial sentences.
  static let custody = Recipe.Condition(
    "sentence.type",
    ["standard determinate", "extended", "indeterminate for public protection", "life"]
  )

  /// The fields that hold the day on which supervision began.
  static let start = ["sentence.releasedOn", "sentence.startedOn"]

  /// Recipes by the end of the path, for vocabularies with names of their own.
  private static let endings: [Recipe] = [
    Recipe("*dateOfBirth", .shifted("", 0...0, otherwiseAgo: 7000...23_000)),
    Recipe("*unit.region", .unit(level: 0)),
    Recipe("*unit.pdu", .unit(level: 1)),
    Recipe("*unit.team", .unit(level: 2)),
  ]

  /// How many records the lists have.
  static let lists: [ListRecipe] = [
    ListRecipe(
      "contacts",
      4...90,
      every: ListRecipe.Intervals(
        day: "date",
        from: start,
        path: "rosh.level",
        days: ["very high": 9, "high": 12, "medium": 18, "low": 32],
        otherwise: 20
      )
    ),
    ListRecipe("requirements", 1...3),
    ListRecipe("registrations", 0...3),
    ListRecipe("enquiries", 0...3),
    ListRecipe("assessments", 1...3),
    ListRecipe("needs", 2...6),
    ListRecipe("plans", 1...3),
    ListRecipe("programmes", 0...1),
    ListRecipe("services", 0...2),
    ListRecipe("unpaidWorkAppointments", 2...14, when: .init("unpaidWork.minutesOrdered", [])),
    ListRecipe("enforcement", 0...2),
    ListRecipe("reviews", 0...4),
    ListRecipe("releases", 1...1, when: custody),
    ListRecipe("significantEvents", 0...2),
  ]
}
