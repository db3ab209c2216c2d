/** Instructions to get WebGPU, by browser. */

export interface Advice {
  browser: string;
  text: string;
  /** Whether this is the visitor's browser. */
  current: boolean;
}

const WAYS = [
  {
    browser: "Chrome and Edge",
    text:
      "have it from version 113. On Linux it may be switched off: open chrome://flags, enable " +
      "“Unsafe WebGPU Support” and “Vulkan”, and restart. If it is still missing, chrome://gpu " +
      "says why: often graphics acceleration is off, or the driver is too old.",
    agent: /Chrom(e|ium)\/|Edg\//,
  },
  {
    browser: "Safari",
    text: "has it from version 26, on macOS, iOS, iPadOS and visionOS 26.",
    agent: /Version\/.*Safari\//,
  },
  {
    browser: "Firefox",
    text:
      "has it from version 141 on Windows and from 145 on Macs with Apple silicon. On Linux, " +
      "Firefox Nightly has it.",
    agent: /Firefox\//,
  },
];

/** The visitor's own browser first. */
export function adviceFor(userAgent: string, secure: boolean): Advice[] {
  // Chrome's user agent also contains "Safari", so the first match counts.
  const own = WAYS.findIndex(({ agent }) => agent.test(userAgent));
  const ways = WAYS.map(({ browser, text }, index) => ({ browser, text, current: index === own }));
  ways.sort((one, other) => Number(other.current) - Number(one.current));
  return secure ? ways : [{ ...INSECURE, current: true }, ...ways];
}

const INSECURE = {
  browser: "The address",
  text: "must begin with https:// or be localhost: elsewhere no browser offers WebGPU.",
};
