public import AuditCore

/// Reads workload schemes: what work weighs, and what a practitioner can carry.
public enum WorkloadSchemeReader {
  /// Reads a scheme from XML.
  ///
  /// - Returns: The scheme, which may be used only when no diagnostic is an error; `nil` when the
  ///   document is against its schema.
  public static func read(
    _ file: SourceFile
  ) -> (scheme: WorkloadScheme?, diagnostics: [Diagnostic]) {
    let document = XMLDocument(file, kind: .workload)
    guard let root = document.root, document.diagnostics.isEmpty else {
      return (nil, document.diagnostics)
    }
    let scheme = WorkloadScheme(
      id: root.words("id"),
      version: root.words("version"),
      title: root.words(ofChild: "title"),
      from: CalendarDay(root.words("from")),
      sources: root.children("source").map {
        SourceNote(
          id: $0.words("id"),
          title: $0.words("title"),
          published: $0.words("published"),
          address: $0.words("address")
        )
      },
      tiers: members(of: root, "tiers", "tier").map(tier),
      inactive: weightings(root.child("inactive"), "warrants", "unpaidWork", "overdueTermination"),
      t2aInactive: weightings(
        root.child("inactive"),
        "t2aWarrants",
        "t2aUnpaidWork",
        "t2aOverdueTermination"
      ),
      reports: members(of: root, "work", "report").map(weighed),
      contacts: members(of: root, "work", "contact").map(weighed),
      targets: amounts(members(of: root, "amounts", "target"), "points"),
      hours: amounts(members(of: root, "amounts", "hours"), "hours"),
      grades: members(of: root, "grades", "grade").map(grade),
      otherGrade: root.child("grades")?.words("other") ?? "",
      reductionKinds: members(of: root, "reductions", "reduction").map {
        ReductionKind(
          code: $0.words("code"),
          title: $0.words("title"),
          maximumPercent: $0.name(in: "maximumPercent").flatMap { Decimal128($0) }
        )
      },
      limits: limits(root.child("limits")),
      unverifiedParts: root.children.filter { $0.isYes("verified") == false }.map(\.name)
    )
    return (scheme, WorkloadSchemeChecks(root: root).diagnostics)
  }

  private static func members(of root: XMLElement, _ group: String, _ name: String) -> [XMLElement]
  {
    root.child(group)?.children(name) ?? []
  }

  private static func number(_ element: XMLElement?, _ name: String) -> Decimal128 {
    element.flatMap { Decimal128($0.words(name)) } ?? .zero
  }

  private static func tier(_ element: XMLElement) -> WorkloadTier {
    WorkloadTier(
      code: element.words("code"),
      number: Int(element.words("number")),
      points: ["community", "custody", "licence"].map { number(element, $0) },
      t2aPoints: ["t2aCommunity", "t2aCustody", "t2aLicence"].map { number(element, $0) }
    )
  }

  private static func weightings(
    _ element: XMLElement?,
    _ warrants: String,
    _ unpaidWork: String,
    _ overdue: String
  ) -> InactiveWeightings {
    InactiveWeightings(
      warrants: number(element, warrants),
      unpaidWork: number(element, unpaidWork),
      overdueTermination: number(element, overdue)
    )
  }

  private static func weighed(_ element: XMLElement) -> WeighedWork {
    WeighedWork(
      code: element.words("code"),
      title: element.words("title"),
      points: number(element, "points")
    )
  }

  private static func amounts(_ elements: [XMLElement], _ name: String) -> [String: Decimal128] {
    Dictionary(elements.map { ($0.words("id"), number($0, name)) }) { first, _ in first }
  }

  private static func grade(_ element: XMLElement) -> PractitionerGrade {
    PractitionerGrade(
      code: element.words("code"),
      title: element.words("title"),
      typeNumber: Int(element.words("type")),
      target: element.words("target"),
      hours: element.name(in: "hours"),
      sourceCodes: element.list("codes").map(\.text)
    )
  }

  private static func limits(_ element: XMLElement?) -> WorkloadLimits {
    WorkloadLimits(
      capacityPercent: number(element?.child("capacity"), "above"),
      caseload: Int(element?.child("caseload")?.words("above") ?? "") ?? 0,
      endingDays: Int(element?.child("ending")?.words("days") ?? "") ?? 0,
      complexity: (element?.children("complexity") ?? []).map {
        ComplexityLimit(
          grade: $0.words("grade"),
          tiers: $0.list("tiers").map(\.text),
          roshLevels: $0.words("rosh").split(separator: ",").map {
            $0.split(separator: " ").joined(separator: " ")
          }
        )
      }
    )
  }
}
