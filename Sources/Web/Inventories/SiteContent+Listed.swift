import Localization
import Pages

extension SiteContent {
    /// Published inventories as lists show them; each is examined when it was not before.
    func listed(_ inventories: some Sequence<PublishedInventory>, _ texts: Texts) -> [ListedInventory] {
        inventories.map { published in
            ListedInventory(published.result, town: townName(of: published, texts.language), slug: published.slug)
        }
    }
}
