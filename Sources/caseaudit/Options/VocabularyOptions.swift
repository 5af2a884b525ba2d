import ArgumentParser

/// Which vocabulary to use.
struct VocabularyOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The vocabulary, where it does not stand beside the framework.",
      valueName: "file"
    )
  )
  var vocabulary: String?
}
