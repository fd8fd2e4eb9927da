import Glibc

/// A port of this machine that is taken, so that nobody else gets it, and on which nobody listens.
final class SilentPort {
    let url: String
    private let descriptor: Int32

    init?() {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = inet_addr("127.0.0.1")
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let isBound = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                bind(descriptor, address, length) == 0 && getsockname(descriptor, address, &length) == 0
            }
        }
        url = "http://127.0.0.1:\(in_port_t(bigEndian: address.sin_port))/"
        self.descriptor = descriptor
        guard isBound else { return nil }
    }

    deinit { close(descriptor) }
}
