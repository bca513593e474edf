import Inventories
import Localization
import Pages

extension SiteContent {
    /// Published inventories as lists show them.
    func listed(_ inventories: some Sequence<PublishedInventory>, _ texts: Texts) -> [ListedInventory] {
        inventories.map { listed($0, $0.figures, texts) }
    }

    /// A town's inventories with their ranges, oldest first; each is examined when it was not before.
    func listed(of slug: String, _ texts: Texts) -> [ListedInventory] {
        inventories(of: slug).map { listed($0, $0.result, texts) }
    }

    private func listed(_ published: PublishedInventory, _ result: InventoryResult, _ texts: Texts) -> ListedInventory {
        ListedInventory(result, town: townName(of: published, texts.language), slug: published.slug)
    }
}
