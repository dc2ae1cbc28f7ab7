// How Chromium is started for the tests.

/** The features Playwright switches off by itself: a second list on the command line would replace its own. */
const asPlaywright = [
  "AvoidUnnecessaryBeforeUnloadCheckSync", "DestroyProfileOnBrowserClose", "HttpsUpgrades",
  "HttpsFirstBalancedModeAutoEnable", "LensOverlay", "MediaRouter", "PaintHolding", "ThirdPartyStoragePartitioning",
  "AvoidCorsURLLoaderRestartOnRedirect", "TcpPortRandomizationWin", "OptimizationHints", "NetworkTimeServiceQuerying",
  "AimEnabled", "PreconnectToSearch",
];

/** Chromium's own toolbar is a page in a process of its own, started anew with every context and seen by nobody here. */
const toolbar = ["PreloadTopChromeWebUI", "WebUIOmniboxPopup", "InitialWebUI", "WebUIReloadButton", "WebUIToolbar"];

/** Without the middle ones Chromium keeps asking its maker's servers for things. */
export const flags = [
  "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync", "--font-render-hinting=none", "--force-color-profile=srgb",
  `--disable-features=${[...asPlaywright, ...toolbar].join(",")}`,
];
