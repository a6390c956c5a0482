import ServiceModel

// Readers of reason codes and of the reasons given for orders.
extension ScenarioReader {
  static func reasonCode(
    _ reader: inout ScenarioReader, _ node: SourceNode
  ) -> StageReasonCode? {
    guard let fields = reader.fields(of: node, as: ScenarioFormat.reasonCode) else { return nil }
    let id: Identifier<StageReasonCode> = reader.id(in: fields)
    return StageReasonCode(id: id, name: reader.value("name", in: fields, text) ?? id.text)
  }

  static func stageReason(_ reader: inout ScenarioReader, _ node: SourceNode) -> StageReason? {
    guard let fields = reader.fields(of: node, as: ScenarioFormat.stageReason) else { return nil }
    return StageReason(
      reader.value("reason", in: fields, identifier) ?? "",
      note: reader.value("note", in: fields, text),
      stage: reader.value("stage", in: fields, identifier),
      kind: reader.value("type", in: fields, choice) ?? .manual,
      at: reader.value("at", in: fields, instant) ?? .epoch,
      by: reader.value("by", in: fields, text))
  }
}
