import ArgumentParser

@main
struct CaseAuditCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "caseaudit",
    abstract: "Audits case records against quality standards."
  )
}
