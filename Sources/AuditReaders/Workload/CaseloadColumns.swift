import AuditCore

/// What each column of a table of caseloads means, by its plain name.
///
/// Ours are written as `t2a.community.A3`; those of the workload extract as `commtiera3`. Letter case,
/// blanks, points, dashes and underscores do not matter.
struct CaseloadColumns {
  /// What a column holds.
  enum Meaning: Equatable {
    case staff
    /// A grade of the scheme, or of the source system.
    case grade(isSource: Bool)
    /// The name of a unit at a level, or its code, which is taken where there is no name.
    case unit(level: Int, isCode: Bool)
    case hours
    case adjustment
    case complex
    case tier(isT2A: Bool, place: Int, tier: Int, part: Part)
    case untiered(isT2A: Bool, place: Int)
    case report(Int)
    case contact(Int, isByOthers: Bool)
    /// A column of the extract that is not needed, and names of people, which are never read.
    case ignored
  }

  /// Which of a tier's cases a column counts.
  enum Part: String, CaseIterable {
    case total = ""
    case warrants
    case unpaidWork
    case overdueTermination
  }

  /// The meanings by plain name.
  private(set) var meanings: [String: Meaning] = [:]
  /// Our own names, for messages.
  private(set) var names: [String] = []

  /// The columns that a scheme knows.
  init(_ scheme: WorkloadScheme) {
    add("staff", .staff, "om_key", "staff code")
    add("grade", .grade(isSource: false))
    add("gradeCode", .grade(isSource: true), "om_grade_code", "om_grade")
    for (level, name) in ["region", "pdu", "team"].enumerated() {
      add(name, .unit(level: level, isCode: false), "\(name)_desc")
      add("\(name)Code", .unit(level: level, isCode: true))
    }
    add("contractedHours", .hours)
    add("adjustmentPoints", .adjustment)
    add("complexCases", .complex)
    for isT2A in [false, true] {
      for place in CasePlace.allCases { addCounts(scheme, isT2A: isT2A, place) }
    }
    let extractNames = [
      "sdr": "sdr_last_30", "sdrConversion": "sdr_conv_last_30", "parom": "parom_comp_last_30",
    ]
    for (index, report) in scheme.reports.enumerated() {
      add("reports.\(report.code)", .report(index), extractNames[report.code])
    }
    for (index, contact) in scheme.contacts.enumerated() {
      add("contacts.\(contact.code)", .contact(index, isByOthers: false))
      add("contactsByOthers.\(contact.code)", .contact(index, isByOthers: true))
    }
    for name in [
      "trust", "ldu_desc", "ldu_code", "localUnit", "om_surname", "om_forename",
      "om_team_staff_grade", "comin1st16weeks", "licin1st16weeks", "datestamp", "vcrn_count",
      "sdr_due_next_30", "oral_reports", "parom_due_next_30",
    ] {
      meanings[WorkloadScheme.plain(name)] = .ignored
    }
  }

  private mutating func addCounts(_ scheme: WorkloadScheme, isT2A: Bool, _ place: CasePlace) {
    let lead = isT2A ? "t2a." : ""
    // The extract gives people in transition to adulthood a sheet of their own with the same names.
    let extract = ["comm", "cust", "licence"][place.rawValue]
    add(
      "\(lead)\(place.name).untiered",
      .untiered(isT2A: isT2A, place: place.rawValue),
      isT2A ? "t2a\(extract)tier0" : "\(extract)tier0"
    )
    for (index, tier) in scheme.tiers.enumerated() {
      for part in isT2A ? Part.allCases : [.total] {
        add(
          "\(lead)\(part == .total ? "" : "\(part.rawValue).")\(place.name).\(tier.code)",
          .tier(isT2A: isT2A, place: place.rawValue, tier: index, part: part),
          part == .total ? "\(isT2A ? "t2a" : "")\(extract)tier\(tier.code)" : nil
        )
      }
    }
  }

  private mutating func add(_ name: String, _ meaning: Meaning, _ others: String?...) {
    names.append(name)
    meanings[WorkloadScheme.plain(name)] = meaning
    for other in others {
      if let other { meanings[WorkloadScheme.plain(other)] = meaning }
    }
  }
}
