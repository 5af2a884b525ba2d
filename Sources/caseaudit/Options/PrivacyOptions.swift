import ArgumentParser
import AuditKit

/// What may be shown of who somebody is.
struct PrivacyOptions: ParsableArguments {
  @Flag(help: "Show what may tell who somebody is: dates of birth, free text, who judged and why.")
  var identify = false

  @Option(
    help: ArgumentHelp(
      "Show cases under pseudonyms made with the key in this file.",
      valueName: "key-file"
    )
  )
  var pseudonyms: String?

  func validate() throws {
    if identify, pseudonyms != nil {
      throw ValidationError("'--identify' and '--pseudonyms' ask for opposite things")
    }
  }

  /// A request that heeds these options.
  func applied(to request: AuditRequest) -> AuditRequest {
    var request = request
    request.identifies = identify
    request.pseudonymKeyPath = pseudonyms
    return request
  }
}
