// swift-tools-version:6.2
import PackageDescription

let settings: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .treatAllWarnings(as: .error),
]

/// A C library of the system: see the package that this one measures.
func shim(_ name: String, pkgConfig: String?) -> Target {
    .systemLibrary(name: name, path: "Modules/\(name)", pkgConfig: pkgConfig)
}

/// A module of replyd, by a link in `Modules`.
///
/// It is built as a part of this package, because what is `package` is not seen across packages.
func module(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
    .target(name: name, dependencies: dependencies, path: "Modules/\(name)", swiftSettings: settings)
}

let package = Package(
    name: "replyd-benchmarks",
    platforms: [.macOS(.v15)],
    targets: [
        shim("CJansson", pkgConfig: "jansson"),
        shim("CLinux", pkgConfig: nil),
        shim("CPCRE2", pkgConfig: "libpcre2-8"),
        shim("CUtf8proc", pkgConfig: nil),

        module("JSON", ["CJansson"]),
        module("Messaging"),
        module("TextMatch", ["CPCRE2", "CUtf8proc"]),
        module("Templates"),
        module("Rules", ["JSON", "Messaging", "Templates", "TextMatch"]),
        // Only what reads webhooks: that needs no packages.
        module("MetaPlatform", ["JSON", "Messaging"]),

        .target(name: "CAllocationCount"),
        .executableTarget(name: "ServerBench", swiftSettings: settings),
        .executableTarget(
            name: "Bench",
            dependencies: [
                "CAllocationCount", "CLinux", "CPCRE2", "JSON", "Messaging", "MetaPlatform", "Rules", "TextMatch",
            ],
            swiftSettings: settings
        ),
    ]
)
