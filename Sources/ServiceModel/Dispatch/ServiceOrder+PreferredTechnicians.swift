extension ServiceOrder {
  /// Returns whom the customer would like to see at visits that state nobody: those of the order,
  /// or else those of `agreement` (rule OR-12).
  package func preferredTechnicians(under agreement: Agreement?) -> [Identifier<Technician>] {
    preferredTechnicians.isEmpty ? agreement?.preferredTechnicians ?? [] : preferredTechnicians
  }
}
