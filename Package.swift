// swift-tools-version: 6.2
import PackageDescription

/// Settings of every target: strict concurrency, explicit existentials and imports, no warnings.
let settings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

/// Settings of the targets in which no pointer belongs: the compiler refuses an unsafe construct.
let pointerFree = settings + [.strictMemorySafety()]

let package = Package(
  name: "caseaudit",
  products: [
    .executable(name: "caseaudit", targets: ["caseaudit"]),
    .executable(name: "feel-tck", targets: ["feel-tck"]),
    .library(name: "AuditCore", targets: ["AuditCore"]),
    .library(name: "AuditEngine", targets: ["AuditEngine"]),
    .library(name: "AuditReaders", targets: ["AuditReaders"]),
    .library(name: "FEEL", targets: ["FEEL"]),
    .library(name: "DMN", targets: ["DMN"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
  ],
  targets: [
    .target(
      name: "AuditCore",
      swiftSettings: pointerFree,
      // Square roots and logarithms; without Foundation nobody else brings them.
      linkerSettings: [.linkedLibrary("m")]
    ),
    .target(name: "AuditStatistics", swiftSettings: pointerFree),
    .target(name: "CAuditKernels"),
    .target(name: "FEEL", dependencies: ["AuditCore", "CAuditKernels"], swiftSettings: settings),
    .target(name: "DMN", dependencies: ["AuditCore", "FEEL"], swiftSettings: pointerFree),
    .systemLibrary(
      name: "CLibXML2",
      pkgConfig: "libxml-2.0",
      providers: [.apt(["libxml2-dev"])]
    ),
    .systemLibrary(name: "CLibZip", pkgConfig: "libzip", providers: [.apt(["libzip-dev"])]),
    .target(
      name: "AuditReaders",
      dependencies: ["AuditCore", "FEEL", "DMN", "CLibXML2", "CLibZip", "CAuditKernels"],
      resources: [.embedInCode("Schemas")],
      swiftSettings: settings
    ),
    .target(
      name: "AuditEngine",
      dependencies: ["AuditCore", "AuditStatistics", "FEEL", "DMN"],
      swiftSettings: pointerFree
    ),
    .target(name: "AuditWorkload", dependencies: ["AuditCore"], swiftSettings: pointerFree),
    .target(
      name: "AuditReports",
      dependencies: ["AuditCore", "AuditStatistics"],
      swiftSettings: pointerFree
    ),
    .systemLibrary(
      name: "CLibXLSXWriter",
      pkgConfig: "xlsxwriter",
      providers: [.apt(["libxlsxwriter-dev"])]
    ),
    .target(
      name: "AuditWorkbooks",
      dependencies: ["AuditCore", "AuditReports", "CLibXLSXWriter"],
      swiftSettings: settings
    ),
    .target(
      name: "AuditGenerator",
      dependencies: ["AuditCore", "FEEL"],
      swiftSettings: pointerFree
    ),
    .target(
      name: "AuditKit",
      dependencies: [
        "AuditCore", "FEEL", "DMN", "AuditReaders", "AuditEngine", "AuditWorkload", "AuditReports",
        "AuditWorkbooks", "AuditGenerator",
        .product(name: "Crypto", package: "swift-crypto"),
      ],
      swiftSettings: pointerFree
    ),
    .executableTarget(
      name: "caseaudit",
      dependencies: [
        "AuditCore", "AuditKit",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: pointerFree
    ),
    .executableTarget(
      name: "feel-tck",
      dependencies: ["AuditCore", "FEEL", "DMN", "AuditReaders"],
      swiftSettings: pointerFree
    ),
    .target(
      name: "AuditTestSupport",
      dependencies: ["AuditCore"],
      path: "Tests/AuditTestSupport",
      swiftSettings: settings
    ),
    .testTarget(
      name: "AuditCoreTests",
      dependencies: ["AuditCore", "AuditTestSupport"],
      swiftSettings: settings
    ),
    .testTarget(
      name: "AuditStatisticsTests",
      dependencies: ["AuditStatistics"],
      swiftSettings: settings
    ),
    .testTarget(
      name: "FEELTests",
      dependencies: ["AuditCore", "FEEL", "AuditTestSupport"],
      exclude: ["Tables"],
      swiftSettings: settings
    ),
    .testTarget(
      name: "FEELColumnTests",
      dependencies: ["AuditCore", "FEEL", "CAuditKernels", "AuditTestSupport"],
      swiftSettings: settings
    ),
    .testTarget(
      name: "AuditReadersTests",
      dependencies: ["AuditCore", "FEEL", "DMN", "AuditReaders", "AuditTestSupport"],
      exclude: ["Rejected"],
      swiftSettings: settings
    ),
    .testTarget(
      name: "AuditEngineTests",
      dependencies: ["AuditCore", "FEEL", "AuditEngine", "AuditTestSupport"],
      swiftSettings: settings
    ),
    .testTarget(
      name: "AuditWorkloadTests",
      dependencies: ["AuditCore", "AuditWorkload", "AuditReaders", "AuditTestSupport"],
      swiftSettings: settings
    ),
    .testTarget(
      name: "AuditReportsTests",
      dependencies: ["AuditCore", "AuditReports", "AuditTestSupport"],
      exclude: ["Golden"],
      swiftSettings: settings
    ),
    .testTarget(
      name: "AuditWorkbooksTests",
      dependencies: [
        "AuditCore", "AuditReaders", "AuditReports", "AuditWorkbooks", "AuditTestSupport",
      ],
      swiftSettings: settings
    ),
    .testTarget(
      name: "AuditGeneratorTests",
      dependencies: ["AuditCore", "FEEL", "AuditGenerator", "AuditTestSupport"],
      swiftSettings: settings
    ),
    .testTarget(
      name: "AuditKitTests",
      dependencies: [
        "AuditCore", "FEEL", "AuditReaders", "AuditEngine", "AuditReports", "AuditKit",
        "AuditTestSupport",
      ],
      exclude: ["Pins"],
      swiftSettings: settings
    ),
    .testTarget(
      name: "AuditScenarioTests",
      dependencies: ["caseaudit", "AuditTestSupport"],
      exclude: ["Scenarios"],
      swiftSettings: settings
    ),
    .testTarget(
      name: "DMNTests",
      dependencies: ["AuditCore", "FEEL", "DMN", "AuditReaders", "AuditTestSupport"],
      swiftSettings: settings
    ),
    .testTarget(
      name: "ConformanceTests",
      dependencies: [
        "AuditCore", "FEEL", "DMN", "AuditReaders", "AuditEngine", "AuditWorkload", "feel-tck",
        "AuditTestSupport",
      ],
      exclude: ["skip-list.txt", "workload-skip-list.txt"],
      swiftSettings: settings
    ),
    .testTarget(
      name: "AuditLayoutTests",
      dependencies: ["AuditTestSupport"],
      swiftSettings: settings
    ),
  ]
)
