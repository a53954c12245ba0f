package org.aceso.http;

/**
 * One thing that is wrong with a request.
 *
 * @param place what kind of place {@code where} is
 * @param where a JSON pointer, or the name of a parameter or header
 * @param code which rule was broken
 * @param detail what is wrong
 */
public record RequestProblem(Place place, String where, String code, String detail) {

  /** The part of a request that a problem is in. */
  public enum Place {
    POINTER,
    PARAMETER,
    HEADER
  }

  /** A problem of a member of the body. */
  public static RequestProblem member(String pointer, String code, String detail) {
    return new RequestProblem(Place.POINTER, pointer, code, detail);
  }

  /** The pointer of a member (RFC 6901, section 3). */
  public static String pointer(String of, String member) {
    return of + "/" + RequestCheck.escape(member);
  }
}
