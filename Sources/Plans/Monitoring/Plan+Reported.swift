extension Plan {
    /// The plan with the status of its actions and the money spent as a report tells them.
    ///
    /// Of what the report says nothing, nothing is known: what the plan said before is no longer how it stands.
    public func asReported(by report: MonitoringReport) -> Plan {
        let told = Dictionary(report.actions.map { ($0.id, $0) }) { first, _ in first }
        var plan = self
        plan.actions = actions.map { action in
            var now = action
            now.status = told[action.id]?.status
            now.cost.spent = told[action.id]?.spent
            return now
        }
        return plan
    }
}
