import ArgumentParser
import AuditKit

/// The program: its commands, each a few lines over AuditKit.
@main
struct CaseAuditCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "caseaudit",
    abstract: "Audits case records against quality standards, and explains every answer.",
    version: AuditEnvironment.programVersion,
    subcommands: [
      AuditCommand.self, RateCommand.self, WorkloadCommand.self, ScoreCommand.self,
      ExplainCommand.self,
      CompareCommand.self, CheckDisclosureCommand.self,
      InspectCommand.self, ValidateCommand.self, TestCommand.self, DiffCommand.self,
      GuideCommand.self,
      EvalCommand.self, DecideCommand.self, GenerateCommand.self, ReportCommand.self,
    ]
  )
}
