import AuditCore
import AuditWorkload
import FEEL

/// A caseload and the scheme that weighs it, as a row of the workload tests gives them.
struct WorkloadRow {
  private(set) var caseload: Caseload
  private(set) var scheme: WorkloadScheme

  var points: WorkloadPoints { WorkloadPoints(caseload, scheme) }
  var total: Int { points.total }

  private static let empty = WorkloadScheme(
    id: "row",
    version: "1",
    title: "Row",
    tiers: [],
    targets: [:],
    hours: [:],
    grades: [],
    otherGrade: "",
    limits: WorkloadLimits(capacityPercent: .zero, caseload: 0, endingDays: 0)
  )

  private init(_ scheme: WorkloadScheme) {
    self.scheme = scheme
    caseload = Caseload(staff: "S1", grade: "", units: [], scheme: scheme)
  }

  private static func work(_ inputs: ContextValue, _ name: String, _ points: String) -> WeighedWork
  {
    WeighedWork(code: name, title: name, points: inputs.number(points) ?? .zero)
  }

  private static func integer(_ inputs: ContextValue, _ name: String) -> Int {
    inputs.number(name)?.integer ?? 0
  }

  static func count(_ counts: ContextValue) -> TierCount {
    TierCount(
      total: integer(counts, "total"),
      warrants: integer(counts, "warrants"),
      unpaidWork: integer(counts, "unpaidWork"),
      overdueTermination: integer(counts, "overdueTermination")
    )
  }

  static func weightings(_ weightings: ContextValue) -> InactiveWeightings {
    InactiveWeightings(
      warrants: weightings.number("warrants") ?? .zero,
      unpaidWork: weightings.number("unpaidWork") ?? .zero,
      overdueTermination: weightings.number("overdueTermination") ?? .zero
    )
  }

  init(arms inputs: ContextValue) {
    var scheme = Self.empty
    scheme.reports = [
      Self.work(inputs, "licence", "licenceWeighting"),
      Self.work(inputs, "community", "communityWeighting"),
    ]
    self.init(scheme)
    caseload.reports = [
      Self.integer(inputs, "licenceCases"), Self.integer(inputs, "communityCases"),
    ]
  }

  init(parom inputs: ContextValue) {
    var scheme = Self.empty
    // A scheme that does not count parole reports does not name them.
    let isOn = inputs["enabled"] == .boolean(true)
    scheme.reports = isOn ? [Self.work(inputs, "parom", "pointsEach")] : []
    self.init(scheme)
    caseload.reports = isOn ? [Self.integer(inputs, "completedLast30Days")] : []
  }

  /// A row of the measurement tool: counts by place and tier, and every weight.
  init(tool inputs: ContextValue, _ shipped: WorkloadScheme) {
    let config = inputs.context("config")
    let workload = inputs.context("workload")
    let isUnfiltered = inputs.text("variant") == "omic"
    var scheme = Self.empty
    scheme.tiers = shipped.tiers.map { tier in
      func points(_ table: String) -> [Decimal128] {
        CasePlace.allCases.map {
          config.context(table).context($0.name).number(tier.code) ?? .zero
        }
      }
      return WorkloadTier(code: tier.code, points: points("points"), t2aPoints: points("t2aPoints"))
    }
    scheme.inactive = Self.weightings(config.context("weightings"))
    scheme.t2aInactive = Self.weightings(config.context("t2aWeightings"))
    scheme.reports = [
      Self.work(config, "sdrPoints", "sdr"),
      Self.work(config, "sdrConversionPoints", "sdrConversion"),
      Self.work(config, "paromsPoints", "parom"), Self.work(config, "armsLicence", "armsLicence"),
      Self.work(config, "armsCommunity", "armsCommunity"),
    ]
    self.init(scheme)
    let countsParoms = config["paromsEnabled"] == .boolean(true)
    caseload.reports = [
      Self.integer(workload, "monthlySdrs"), Self.integer(workload, "sdrConversionsLast30Days"),
      countsParoms ? Self.integer(workload, "paromsCompletedLast30Days") : 0,
      Self.integer(workload, "armsLicenceCases"), Self.integer(workload, "armsCommunityCases"),
    ]
    let filtered = workload.context(isUnfiltered ? "tiers" : "filteredTiers")
    for place in CasePlace.allCases {
      for (index, tier) in scheme.tiers.enumerated() {
        caseload.cases.tiers[place.rawValue][index] = Self.count(
          filtered.context(place.name).context(tier.code)
        )
        caseload.t2aCases.tiers[place.rawValue][index] = Self.count(
          workload.context("t2aTiers").context(place.name).context(tier.code)
        )
      }
    }
    caseload.adjustment = inputs.number("cmsAdjustmentPoints") ?? .zero
  }

  /// What the measurement tool tells of a workload.
  var breakdown: [String: String] {
    let points = points
    var found: [String: String] = [
      "total": points.workPoints.reduced.description, "roundedTotal": "\(points.total)",
    ]
    for (report, value) in zip(scheme.reports, points.reports) {
      found[report.code] = value.reduced.description
    }
    let arms = points.reports.suffix(2).reduce(Decimal128.zero) { $0.adding($1) ?? $0 }
    found["armsPoints"] = arms.reduced.description
    for place in CasePlace.allCases {
      found["\(place.name)TierPoints"] = points.cases[place.rawValue].reduced.description
    }
    found["projectedLicenceTierPoints"] =
      WorkloadPoints.projectedLicence(caseload, scheme).reduced.description
    return found
  }

  /// A row of the live service: single cases, reports and contacts.
  init(live inputs: ContextValue, _ shipped: WorkloadScheme) {
    var scheme = Self.empty
    func points(_ table: String) -> [Decimal128] {
      CasePlace.allCases.map { inputs.context(table).number($0.name) ?? .zero }
    }
    scheme.tiers = shipped.tiers.map {
      WorkloadTier(
        code: $0.code,
        points: points("tierPointsEveryTier"),
        t2aPoints: points("t2aTierPointsEveryTier")
      )
    }
    scheme.reports = ["fast", "standard"].map {
      Self.work(inputs.context("courtReportPoints"), $0, $0)
    }
    let weightings = inputs.context("contactWeightings")
    scheme.contacts = weightings.entries.map { Self.work(weightings, $0.key, $0.key) }
    self.init(scheme)
    caseload.reports = ["fast", "standard"].map { Self.integer(inputs.context("courtReports"), $0) }
    caseload.contactsForOthers = scheme.contacts.map {
      Self.integer(inputs.context("contactsOutsideCaseload"), $0.code)
    }
    caseload.contactsByOthers = scheme.contacts.map {
      Self.integer(inputs.context("contactsByOthers"), $0.code)
    }
    guard case .list(let cases)? = inputs["cases"] else { return }
    for value in cases {
      guard case .context(let found) = value else { continue }
      let written = found.text("type").lowercased() + found.text("caseType").lowercased()
      let place = CasePlace.allCases.first { written.hasPrefix($0.name.prefix(4)) } ?? .community
      let tier = scheme.tiers.firstIndex { $0.code == found.text("tier") } ?? 0
      let isT2A = found["t2a"] == .boolean(true) || found["isT2A"] == .boolean(true)
      let counts: WritableKeyPath<Caseload, CaseCounts> = isT2A ? \.t2aCases : \.cases
      caseload[keyPath: counts].tiers[place.rawValue][tier].total += 1
    }
  }
}
