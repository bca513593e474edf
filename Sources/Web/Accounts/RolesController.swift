import Hummingbird
import Localization
import Pages

/// The public page of who may do what.
struct RolesController: Sendable {
    let publisher: Publisher

    func addRoutes(to router: Router<QalaContext>, at language: RouterPath) {
        router.get("\(language)/roles") { request, _ in
            let texts = try publisher.texts(request)
            return publisher.publish(RolesShow(RolesShow.Model(texts)), request, texts)
        }
    }
}
