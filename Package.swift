// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "callout",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "callout", targets: ["callout"]),
    .executable(name: "callout-bench", targets: ["callout-bench"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
  ],
  targets: [
    // MARK: Vocabulary
    .target(name: "ServiceModel"),

    // MARK: Files in
    .target(
      name: "Scenarios",
      dependencies: [
        "ServiceModel",
        .product(name: "Yams", package: "Yams"),
      ]),
    .target(name: "Travel", dependencies: ["ServiceModel"]),

    // MARK: Optimization
    .target(name: "CGLPK", linkerSettings: [.linkedLibrary("glpk")]),
    .target(
      name: "LinearProgramming", dependencies: ["CGLPK"],
      swiftSettings: [.strictMemorySafety()]),
    .target(name: "Planning", dependencies: ["ServiceModel"]),
    .target(
      name: "Optimization", dependencies: ["ServiceModel", "Planning", "LinearProgramming"]),

    // MARK: Simulation
    .target(name: "Simulation", dependencies: ["ServiceModel"]),
    .target(
      name: "RollingPlanning",
      dependencies: ["ServiceModel", "Planning", "Optimization", "Simulation"]),

    // MARK: Files and pictures out
    .target(name: "CPageFiles", exclude: ["chartjs", "leaflet", "page", "simulation"]),
    .target(
      name: "Publishing", dependencies: ["ServiceModel", "Planning", "Simulation", "CPageFiles"]),

    // MARK: Front ends
    .executableTarget(
      name: "callout",
      dependencies: [
        "ServiceModel", "Scenarios", "Travel", "Planning", "Optimization", "Simulation",
        "RollingPlanning", "Publishing",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "Logging", package: "swift-log"),
      ]),
    .target(
      name: "BenchmarkInstances", dependencies: ["ServiceModel", "Scenarios"],
      path: "Benchmarks/BenchmarkInstances"),
    .executableTarget(
      name: "callout-bench",
      dependencies: [
        "BenchmarkInstances", "ServiceModel", "Scenarios", "Travel", "Planning", "Optimization",
        "Simulation",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      path: "Benchmarks/callout-bench"),

    // MARK: Tests
    .target(
      name: "TestScenarios", dependencies: ["ServiceModel"], path: "Tests/TestScenarios"),
    .testTarget(name: "ServiceModelTests", dependencies: ["ServiceModel"]),
    .testTarget(
      name: "ScenariosTests", dependencies: ["Scenarios", "ServiceModel"],
      resources: [.copy("Broken"), .copy("Golden")]),
    .testTarget(name: "TravelTests", dependencies: ["Travel", "ServiceModel"]),
    .testTarget(
      name: "LinearProgrammingTests", dependencies: ["LinearProgramming", "CGLPK"]),
    .testTarget(
      name: "PlanningTests",
      dependencies: ["Planning", "ServiceModel", "TestScenarios", "Travel"]),
    .testTarget(
      name: "OptimizationTests",
      dependencies: [
        "Optimization", "Planning", "ServiceModel", "LinearProgramming", "TestScenarios", "Travel",
      ]),
    .testTarget(
      name: "SimulationTests", dependencies: ["Simulation", "ServiceModel", "TestScenarios"]),
    .testTarget(
      name: "RollingPlanningTests",
      dependencies: [
        "RollingPlanning", "Simulation", "Planning", "Optimization", "ServiceModel",
        "TestScenarios",
      ]),
    .testTarget(
      name: "PublishingTests",
      dependencies: ["Publishing", "Planning", "ServiceModel", "Simulation"],
      exclude: ["Golden"]),
    .testTarget(name: "calloutTests", dependencies: ["callout"], exclude: ["Golden"]),
    .testTarget(
      name: "BenchmarkInstancesTests", dependencies: ["BenchmarkInstances", "ServiceModel"]),
  ],
  swiftLanguageModes: [.v6]
)

for target in package.targets where !["CGLPK", "CPageFiles"].contains(target.name) {
  target.swiftSettings =
    (target.swiftSettings ?? []) + [
      .enableUpcomingFeature("ExistentialAny"),
      .enableUpcomingFeature("InternalImportsByDefault"),
      .enableUpcomingFeature("MemberImportVisibility"),
      .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
      .treatAllWarnings(as: .error),
    ]
}
