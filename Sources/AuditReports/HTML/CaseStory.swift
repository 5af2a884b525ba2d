import AuditCore

/// A case's time line: a list of days, and a drawing that tells the same at a glance.
struct CaseStory {
  let timeline: CaseTimeline
  /// The prompts of the case by their index.
  let prompts: [Int: PromptExplanation]
  let index: FrameworkIndex
  let sources: CaseSources

  var node: MarkupNode {
    section(.aria("labelledby", "story")) {
      h2(.id("story"), text: "Time line")
      p(
        """
        What the records say happened, and the windows that rules set, in the order of days; a \
        window stands at its last day.
        """
      )
      div(.class("told")) {
        CaseDrawing(timeline: timeline, isMissed: isMissed).node
        ol(.class("days")) {
          for entry in timeline.entries.prefix(past) { self.entry(entry) }
          if let asOf = timeline.asOf {
            li(.class("today"), text: "\(asOf.words): the day the case was looked at")
          }
          for entry in timeline.entries.dropFirst(past) { self.entry(entry) }
        }
      }
      if !timeline.omissions.isEmpty { omissions }
    }
  }

  /// How many entries lie no later than the day the case was looked at.
  private var past: Int {
    guard let asOf = timeline.asOf else { return timeline.entries.count }
    return timeline.entries.prefix { $0.mainDay <= asOf }.count
  }

  private func entry(_ entry: TimelineEntry) -> MarkupNode {
    li(.class(entry.kind == .event ? "event" : "window")) {
      span(.class("day"), text: Self.days(entry))
      " "
      CaseText.isolated(entry.title)
      if entry.kind == .event { event(entry) } else { window(entry) }
    }
  }

  private static func days(_ entry: TimelineEntry) -> String {
    guard let until = entry.until else { return entry.day.words }
    return "\(entry.day.words) to \(until.words)"
  }

  private func event(_ entry: TimelineEntry) -> MarkupNode {
    markup {
      if !entry.detail.isEmpty {
        "; "
        CaseText.isolated(entry.detail)
      }
      if let row = sources.row(entry.file, entry.line), !entry.isOfCase {
        " "
        span(.class("row")) { CaseText.isolated(row) }
      }
    }
  }

  private func window(_ entry: TimelineEntry) -> MarkupNode {
    markup {
      if !entry.detail.isEmpty { p(.class("quiet"), text: CaseText.cut(entry.detail)) }
      ul {
        for prompt in entry.prompts {
          if let found = prompts[prompt] {
            li {
              a(.href("#prompt-\(prompt)"), text: index.prompts[prompt].code)
              " \(found.outcome.words)"
              if let sentence = found.met?.sentence, !sentence.isEmpty {
                ": "
                CaseText.isolated(sentence)
              }
            }
          }
        }
      }
    }
  }

  private var omissions: MarkupNode {
    let parts = timeline.omissions.map {
      "\($0.title): \(ReportText.count($0.count, "more record"))"
    }
    return p(
      .class("quiet"),
      text: "Left out, since no rule that was asked looked at them. \(ReportText.list(parts))."
    )
  }

  /// Whether what a window is for did not come in time, or at all.
  private func isMissed(_ entry: TimelineEntry) -> Bool {
    entry.prompts.contains { prompts[$0]?.outcome == .notMet }
  }
}
