package org.aceso.account;

import java.util.List;
import org.aceso.http.Refusal;
import org.jdbi.v3.core.Handle;

/** Who runs the installation: one who can act is always left. */
public final class Administrators {
  private Administrators() {}

  /**
   * Refuses what would take the last one who can act. All are held until the transaction ends,
   * before any other person, so that no two of them block, erase or depose each other at the same
   * time; they are read again once they are held, as a role that was taken meanwhile is not in what
   * was locked.
   */
  public static void requireOther(String personId, Handle db) {
    BlockQueries.holdActiveAdministrators(db);
    if (BlockQueries.activeAdministrators(db).equals(List.of(personId))) {
      throw Refusal.exists("the last administrator stays: name another first");
    }
  }
}
