package org.kanal.presence;

/**
 * Hears what another node says: one method for each kind of {@link MemberLine}, so that none is
 * missed.
 */
interface Ear {

    void put(MemberLine.Put line);

    void gone(MemberLine.Gone line);

    void wanted(MemberLine.Wanted line);

    void unwanted(MemberLine.Unwanted line);

    void wantsAll(MemberLine.WantsAll line);

    void begin(MemberLine.Begin line);

    void end(MemberLine.End line);

    void endOfAll(MemberLine.EndOfAll line);

    void told(MemberLine.Told line);

    void heard(MemberLine.Heard line);

    void buried(MemberLine.Buried line);
}
