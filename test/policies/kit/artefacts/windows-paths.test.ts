import { expect } from "chai";
import { isWritableByUsers } from "../../../../policypacks/mas-trm/kit/artefacts/windows-paths.ts";

describe("paths of Windows", () => {
  for (const closed of [
    "C:\\Program Files\\Git\\*",
    "C:\\Program Files (x86)\\Git\\*",
    "C:/Program Files/Git/*",
    "  %PROGRAMFILES%\\Git\\* ",
    "%ProgramFiles(x86)%\\Git\\*",
    "%SYSTEM32%\\cmd.exe",
    "%SYSTEM32%",
    "%WINDIR%\\explorer.exe",
    "%SystemRoot%\\explorer.exe",
    "%OSDRIVE%\\Windows\\explorer.exe",
    "%SystemDrive%\\Windows\\explorer.exe",
    "%WINDIR%\\T?mp\\notany.exe",
    "%WINDIR%\\Te??mp\\*",
    "%WINDIR%\\System32\\Tasks",
    "%WINDIR%\\Templates\\*",
    "%WINDIR%\\(temp)\\*",
  ]) {
    it(`are closed to users in ${closed}`, () => {
      expect(isWritableByUsers(closed, [])).to.equal(false);
    });
  }

  for (const open of [
    "%WINDIR%",
    "%WINDIR%*",
    "%WINDIR%.old\\explorer.exe",
    "%PROGRAMFILES% (old)\\Git\\*",
    "x%SYSTEM32%\\cmd.exe",
    "%SYSTEM32%\\..\\..\\Users\\*",
    "%WINDIR%\\T?mp\\*",
    "%WINDIR%\\T*\\an?.exe",
    "%WINDIR%\\tracing\\any.*",
    "%SystemRoot%\\Temp\\*",
    "%SYSTEM32%\\spool\\drivers\\color\\*",
    "%SYSTEM32%\\Microsoft\\Crypto\\RSA\\MachineKeys\\any.exe",
    "D:\\Windows\\explorer.exe",
    "constructor\\explorer.exe",
  ]) {
    it(`are open to users in ${open}`, () => {
      expect(isWritableByUsers(open, [])).to.equal(true);
    });
  }

  for (const [exception, isOut] of [
    ["%WINDIR%\\Temp\\*", true],
    ["%SystemRoot%\\Temp\\*", true],
    ["%OSDRIVE%\\Windows\\Temp\\*", true],
    ["%SystemDrive%\\Windows\\Temp\\*", true],
    [" c:/windows/t?mp/* ", true],
    ["*", true],
    ["*\\Temp\\*", true],
    ["%WINDIR%\\Temp", false],
    ["%WINDIR%\\Temp\\logs\\*", false],
    ["*%WINDIR%\\Temp\\*", false],
    ["*%SystemRoot%\\Temp\\*", false],
    ["*%OSDRIVE%\\Windows\\Temp\\*", false],
    ["*\\%WINDIR%\\Temp\\*", false],
    ["%SYSTEM32%\\Tasks\\*", false],
    ["Temp\\*", false],
    ["", false],
  ] as const) {
    it(`are ${isOut ? "closed" : "still open"} when "${exception}" is taken out of Windows' folder of temporary files`, () => {
      expect(isWritableByUsers("%WINDIR%\\Temp\\*", [exception])).to.equal(!isOut);
    });
  }

  it("are judged at once, however many stars stand in a path", () => {
    const before = Date.now();
    expect(isWritableByUsers(`%WINDIR%\\${"*".repeat(40)}.cmd`, [])).to.equal(false);
    expect(isWritableByUsers(`%WINDIR%\\${"*?".repeat(9)}.cmd`, [])).to.equal(false);
    expect(Date.now() - before).to.be.lessThan(1_000);
  });
});
