// swift-tools-version: 6.2
import PackageDescription

// A package of its own, so that whoever builds caseaudit does not build this.
let package = Package(
  name: "caseaudit-benchmarks",
  dependencies: [.package(name: "caseaudit", path: "..")],
  targets: [
    .executableTarget(
      name: "rates",
      dependencies: [
        .product(name: "AuditCore", package: "caseaudit"),
        .product(name: "AuditEngine", package: "caseaudit"),
        .product(name: "AuditReaders", package: "caseaudit"),
        .product(name: "FEEL", package: "caseaudit"),
      ],
      swiftSettings: [
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("MemberImportVisibility"),
        .treatAllWarnings(as: .error),
      ]
    )
  ]
)
