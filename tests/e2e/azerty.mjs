// A French keyboard for Chromium, whose driver knows the American one only: where each digit and letter lies, and what
// it prints there. Keys without a print of their own are the same on both and are left to the driver.

const digits = { 1: "&", 2: "é", 3: '"', 4: "'", 5: "(", 6: "-", 7: "è", 8: "_", 9: "ç", 0: "à" };
/** Letters that lie elsewhere than on an American keyboard. */
const moved = { a: "KeyQ", q: "KeyA", z: "KeyW", w: "KeyZ", m: "Semicolon" };
const held = { Alt: 1, Control: 2, Meta: 4, Shift: 8 };

/** The events of one press, as the devtools protocol takes them; nothing for a key that is the same everywhere. */
export function azerty(name) {
  const parts = name.split("+");
  const key = parts.pop();
  const modifiers = parts.reduce((sum, part) => sum | held[part], 0);
  const digit = /^Digit(\d)$/.exec(key)?.[1];
  const letter = /^[a-z]$/.exec(key)?.[0];
  if (!digit && !letter) return undefined;
  const shift = parts.includes("Shift");
  const printed = digit ? (shift ? digit : digits[digit]) : shift ? letter.toUpperCase() : letter;
  const stroke = {
    modifiers,
    key: printed,
    code: digit ? key : (moved[letter] ?? `Key${letter.toUpperCase()}`),
    windowsVirtualKeyCode: (digit ?? letter.toUpperCase()).charCodeAt(0),
  };
  // With Control or Alt held a key types nothing.
  const text = parts.some((part) => part !== "Shift") ? undefined : printed;
  return [{ ...stroke, type: text ? "keyDown" : "rawKeyDown", text }, { ...stroke, type: "keyUp" }];
}
