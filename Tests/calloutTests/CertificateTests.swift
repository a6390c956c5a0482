import Foundation
import Testing

/// `callout check --certificate`: the bound of a plan file, proved again from what the file says.
struct CertificateTests {
  private static func path(_ scenario: String) -> String {
    URL(filePath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "scenarios").appending(path: scenario).path(percentEncoded: false)
  }

  /// A tool whose folder holds a plan for a scenario.
  private func planned(_ scenario: String, _ workLimit: Int) async throws -> CalloutTool {
    let tool = try CalloutTool()
    let outcome = try await tool.run(
      "optimize", Self.path(scenario), "--work-limit", "\(workLimit)", "--output",
      "plan.json", "--quiet")
    try #require(outcome.hasPlan)
    return tool
  }

  @Test(arguments: [
    "tutorials/sla-response.yaml", "tutorials/visit-allowance.yaml", "tutorials/rest.yaml",
    "tutorials/weekly-duty.yaml", "tutorials/van-stock.yaml", "maintenance/maintenance.yaml",
  ])
  func `the certificate of a plan that was just made is verified`(scenario: String) async throws {
    let tool = try await planned(scenario, 20_000)
    defer { tool.cleanUp() }

    let outcome = try await tool.run(
      "check", "--certificate", Self.path(scenario), "plan.json")

    #expect(outcome.exitCode == 0, "\(outcome.output)")
    #expect(outcome.output.contains("The certificate is verified: no plan costs less than "))
    #expect(outcome.output.contains("; the plan is optimal.\n"))
  }

  /// Ways to change a plan file and its certificate, and what the check finds then.
  static let changes: [(finding: String, change: @Sendable (inout Object, inout Object) -> Void)] =
    [
      (
        "weaker",
        { file, certificate in
          certificate["bound"] = (certificate["bound"] as? Int ?? 0) + 1
          file["bound"] = certificate["bound"]
          file["status"] = "stoppedFeasible"
        }
      ),
      (
        "weaker",
        { _, certificate in
          certificate["proof"] = ["prices": ["visits": Object()]]
        }
      ),
      (
        "partly",
        { _, certificate in
          certificate["bound"] = 0
          certificate["proof"] = ["prices": ["visits": Object()]]
        }
      ),
      (
        "malformed",
        { _, certificate in
          certificate["proof"] = ["prices": ["visits": ["nobody": 1]]]
        }
      ),
      ("malformed", { _, certificate in certificate["proof"] = Object() }),
      (
        "malformed",
        { _, certificate in
          certificate["proof"] = [
            "prices": [
              "visits": Object(),
              "cuts": [["visits": ["gold-call", "gold-call", "gold-call"], "price": 1]],
            ]
          ]
        }
      ),
      ("malformed", { _, certificate in certificate["relaxation"] = "hope" }),
      ("malformed", { _, certificate in certificate["unit"] = 7 }),
      ("missing", { _, certificate in certificate = [:] }),
    ]

  typealias Object = [String: Any]

  @Test(arguments: changes.indices)
  func `a certificate that somebody changed by hand is not verified`(index: Int) async throws {
    let scenario = Self.path("tutorials/sla-response.yaml")
    let tool = try await planned("tutorials/sla-response.yaml", 2000)
    defer { tool.cleanUp() }
    let object = try JSONSerialization.jsonObject(with: try tool.contents(of: "plan.json"))
    var file = try #require(object as? Object)
    var certificate = try #require(file["certificate"] as? Object)
    Self.changes[index].change(&file, &certificate)
    file["certificate"] = certificate.isEmpty ? nil : certificate
    let text = try JSONSerialization.data(withJSONObject: file)
    try tool.write(String(decoding: text, as: UTF8.self), to: "changed.json")

    let outcome = try await tool.run(
      "check", "--certificate", "--format", "json", scenario, "changed.json")

    #expect(outcome.exitCode == 2)
    let verdict = try #require(try outcome.json()["certificate"] as? Object)
    #expect(verdict["finding"] as? String == Self.changes[index].finding, "\(outcome.output)")
    let words = try await tool.run("check", "--certificate", scenario, "changed.json")
    #expect(words.exitCode == 2)
    #expect(!words.output.contains("is verified"))
  }
}
