import ServiceModel
import Testing

@testable import BenchmarkInstances

struct ReferenceSolutionTests {
  @Test func `routes belong to numbered vehicles and may be empty`() throws {
    let text = """
      Route #1: 4 2
      Route #2:
      Route #3: 1
      Cost: 1234
      """

    let solution = try ReferenceSolution(text, file: "solution")

    #expect(solution.routes.map(\.technician.text) == ["1", "2", "3"])
    #expect(solution.routes.map { $0.visits.map(\.text) } == [["4", "2"], [], ["1"]])
    #expect(solution.cost == Money(minorUnits: 1234))
  }

  @Test(arguments: ["Route #1: 4 2", "Cost: dear", "Path #1: 4", "Route", ""])
  func `a file of another form is reported`(text: String) {
    #expect(throws: InstanceFault.self) { _ = try ReferenceSolution(text, file: "solution") }
  }

  @Test func `best known costs are found in any case, in tenths`() throws {
    let table = try BestKnownTable(
      "instance,cost_1dec,source\nC1_2_1,2698.6,x\nR2_2_1,,x".asInstance)

    #expect(table.objective(of: "c1_2_1") == Money(minorUnits: 26986))
    #expect(table.objective(of: "R2_2_1") == nil)
  }
}
