import ArgumentParser

/// How what is written for people looks.
struct LookOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The settings of reports: organisation, protective marking, colour and logo.",
      valueName: "file"
    )
  )
  var settings: String?
}
