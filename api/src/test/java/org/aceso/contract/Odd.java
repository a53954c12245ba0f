package org.aceso.contract;

import java.util.List;

/** Texts and numbers that have broken servers before. None of them looks like a server's inside. */
final class Odd {
  static final List<String> TEXTS =
      List.of(
          "",
          " ",
          " \t\u00a0\u3000 ",
          "\0",
          "a\0b",
          "\ud800",
          "x\udc00y",
          "\u202egpj.exe\u202c",
          "\u2066admin\u2069",
          "\u200b\u200d\ufeff",
          "e\u0301\u0323",
          "\u0130\u0131\u017f\ufb03",
          "\ud83e\uddec\ud83d\udc69\u200d\u2695\ufe0f",
          "\uffff\ufffe",
          "a".repeat(10_000),
          "\ud83e\udda0".repeat(5_000),
          "a\u0300".repeat(300),
          "line\r\nSet-Cookie: a=b",
          "' or '1'='1' --",
          "'); drop table person; --",
          "1 union all select null, version()--",
          "$1 :name ?? {{x}} ${x} #{x} <x>",
          "<script>alert(1)</script>",
          "\"><img src=x onerror=alert(1)>",
          "javascript:alert(1)",
          "${jndi:ldap://127.0.0.1:9/x}",
          "../../../../etc/passwd",
          "..\\..\\x",
          "%00%2e%2e%2f",
          "%s%n%d",
          "=1+1",
          "@sum(1)",
          "{\"$ref\":\"#\"}",
          "null",
          "true",
          "-1",
          "NaN",
          "1e400",
          "0x1p-3",
          "\u0661\u0662\u0663",
          "2026-02-30T00:00:00Z",
          "9999-12-31T23:59:59Z",
          "0000-01-01T00:00:00Z",
          "+1000000-01-01T00:00:00Z",
          "2026-06-30T23:59:60Z",
          "2026-01-01T00:00:00.123456789123Z",
          "a@b",
          "\"a b\"@example.org",
          "http://127.0.0.1:1/",
          "//example.org",
          "__proto__",
          "constructor");

  /** Numbers as they stand in JSON; the last ones are none. */
  static final List<String> NUMBERS =
      List.of(
          "0",
          "-0",
          "-0.0",
          "-1",
          "0.1",
          "1.0",
          "1e0",
          "1E2",
          "2147483647",
          "2147483648",
          "-2147483649",
          "9223372036854775807",
          "9223372036854775808",
          "1e400",
          "-1e400",
          "1e-400",
          "1e999999999",
          "1e-999999999",
          "1" + "0".repeat(63),
          "1" + "0".repeat(1_000),
          "0." + "3".repeat(1_000),
          "NaN",
          "Infinity",
          "-Infinity",
          "01",
          "+1",
          ".5",
          "5.",
          "0x1F",
          "1_000");

  /** Values of other kinds, and nests. */
  static final List<String> VALUES =
      List.of(
          "null",
          "true",
          "false",
          "[]",
          "{}",
          "[[]]",
          "[null]",
          "{\"\":null}",
          "{\"en\":1}",
          "[1,\"a\",{}]",
          nest("[", "]", 40),
          nest("{\"a\":", "}", 40),
          nest("[", "]", 70),
          nest("[", "]", 9_000),
          "[" + "1,".repeat(5_000) + "1]");

  private Odd() {}

  /** A text that may stand in a header. */
  static String header(Chance chance) {
    return chance.of(TEXTS).replaceAll("[^ -~]", "").strip().replaceFirst("^(.{0,4000}).*$", "$1");
  }

  private static String nest(String open, String close, int depth) {
    String inner = open.startsWith("{") ? "1" : "";
    return open.repeat(depth) + inner + close.repeat(depth);
  }
}
