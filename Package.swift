// swift-tools-version:6.2
import PackageDescription

let settings: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .treatAllWarnings(as: .error),
]

let argumentParser = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let httpTypes = Target.Dependency.product(name: "HTTPTypes", package: "swift-http-types")
let hummingbird = Target.Dependency.product(name: "Hummingbird", package: "hummingbird")
let hummingbirdCore = Target.Dependency.product(name: "HummingbirdCore", package: "hummingbird")
let lifecycle = Target.Dependency.product(name: "ServiceLifecycle", package: "swift-service-lifecycle")
let coreMetrics = Target.Dependency.product(name: "CoreMetrics", package: "swift-metrics")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let metrics = Target.Dependency.product(name: "Metrics", package: "swift-metrics")
let nioCore = Target.Dependency.product(name: "NIOCore", package: "swift-nio")
let nioHTTP1 = Target.Dependency.product(name: "NIOHTTP1", package: "swift-nio")
let nioHTTPTypesHTTP1 = Target.Dependency.product(name: "NIOHTTPTypesHTTP1", package: "swift-nio-extras")
let nioHTTPTypes = Target.Dependency.product(name: "NIOHTTPTypes", package: "swift-nio-extras")
let nioPosix = Target.Dependency.product(name: "NIOPosix", package: "swift-nio")
let unixSignals = Target.Dependency.product(name: "UnixSignals", package: "swift-service-lifecycle")

/// A C library of the system, with the few inline functions that Swift needs to call it.
///
/// utf8proc is found without pkg-config, whose file for it names a compiler flag that SwiftPM refuses with a warning.
func shim(_ name: String, pkgConfig: String?, apt: String) -> Target {
    .systemLibrary(name: name, pkgConfig: pkgConfig, providers: [.apt([apt])])
}

/// A module of replyd.
///
/// Dependencies point only downwards: `ImportMapTests` holds every file's imports to its own map.
func module(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
    .target(name: name, dependencies: dependencies, swiftSettings: settings)
}

/// The tests of a module, in `Tests/<module>Tests`.
func tests(_ name: String, _ dependencies: [Target.Dependency] = [], resources: [Resource] = []) -> Target {
    .testTarget(
        name: "\(name)Tests",
        dependencies: dependencies,
        resources: resources,
        swiftSettings: settings
    )
}

let package = Package(
    name: "replyd",
    platforms: [.macOS(.v15)],
    products: [.executable(name: "replyd", targets: ["replyd"])],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.0"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.0"),
        .package(url: "https://github.com/apple/swift-metrics", from: "2.8.0"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.0"),
        .package(url: "https://github.com/apple/swift-nio-extras", from: "1.35.0"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.0"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
    ],
    targets: [
        shim("CJansson", pkgConfig: "jansson", apt: "libjansson-dev"),
        shim("CLibcurl", pkgConfig: "libcurl", apt: "libcurl4-openssl-dev"),
        shim("CLinux", pkgConfig: nil, apt: "libc6-dev"),
        shim("CPCRE2", pkgConfig: "libpcre2-8", apt: "libpcre2-dev"),
        shim("CUtf8proc", pkgConfig: nil, apt: "libutf8proc-dev"),

        module("JSON", ["CJansson"]),
        module("Messaging"),
        module("TextMatch", ["CPCRE2", "CUtf8proc"]),
        module("Templates"),
        module("Rules", ["JSON", "Messaging", "Templates", "TextMatch"]),
        module("Secrets", [logging]),
        module("CurlClient", ["CLibcurl", lifecycle, logging]),
        module("HotReload", [crypto, lifecycle, logging]),
        module("Assistant", ["CurlClient", "JSON", "Secrets"]),
        module("MetaPlatform", ["CurlClient", "JSON", "Messaging", "Secrets", crypto, logging]),
        module("Conversations", ["Messaging", "Rules", lifecycle, logging, metrics]),
        module("Journal", ["Conversations", "JSON", "Messaging", grdb, logging]),
        module("Prometheus", [coreMetrics]),
        module(
            "Server",
            [
                "Assistant", "CLinux", "Conversations", "CurlClient", "HotReload", "JSON", "Journal", "Messaging",
                "MetaPlatform", "Prometheus", "Rules", "Secrets", crypto, httpTypes, hummingbird, lifecycle, logging,
                hummingbirdCore, metrics, nioCore, nioHTTP1, nioHTTPTypes, nioHTTPTypesHTTP1, unixSignals,
            ]
        ),
        .executableTarget(
            name: "replyd",
            dependencies: [
                "Conversations", "HotReload", "JSON", "Journal", "Messaging", "MetaPlatform", "Rules", "Secrets",
                "Server",
                argumentParser, logging,
            ],
            swiftSettings: settings
        ),

        // What the server's benchmarks compare with: `script/bench --only server`.
        .executableTarget(
            name: "BareServer",
            dependencies: [hummingbird],
            path: "Benchmarks/BareServer",
            swiftSettings: settings
        ),

        .target(
            name: "LoopbackServer",
            dependencies: [nioCore, nioHTTP1, nioPosix],
            path: "Tests/LoopbackServer",
            swiftSettings: settings
        ),
        tests("JSON", ["JSON"]),
        tests("Messaging", ["Messaging"]),
        tests("TextMatch", ["CPCRE2", "TextMatch"]),
        tests("Templates", ["Templates"]),
        tests("Rules", ["JSON", "Messaging", "Rules", "Templates", "TextMatch"]),
        tests("Secrets", ["Secrets", logging]),
        tests("CurlClient", ["CurlClient", "LoopbackServer", lifecycle, logging]),
        .executableTarget(
            name: "CopyVictim",
            dependencies: ["HotReload"],
            path: "Tests/CopyVictim",
            swiftSettings: settings
        ),
        tests("HotReload", ["CopyVictim", "HotReload", crypto, lifecycle, logging]),
        tests("Assistant", ["Assistant", "CurlClient", "JSON", "LoopbackServer", "Secrets", lifecycle, logging]),
        tests(
            "MetaPlatform",
            [
                "CurlClient", "JSON", "LoopbackServer", "Messaging", "MetaPlatform", "Secrets", crypto, lifecycle,
                logging,
            ]
        ),
        tests("Conversations", ["Conversations", "Messaging", "Rules", lifecycle, logging, metrics]),
        tests("Journal", ["Conversations", "JSON", "Journal", "Messaging", "Rules", grdb, lifecycle, logging]),
        tests("Prometheus", ["Prometheus", metrics]),
        tests(
            "Server",
            [
                "Conversations", "HotReload", "JSON", "Messaging", "MetaPlatform", "Rules", "Secrets", "Server",
                logging,
            ]
        ),
        tests("Program", ["JSON", "LoopbackServer", "replyd", crypto, grdb]),
        tests("Architecture"),
    ]
)
