package org.kanal.presence;

/**
 * Hears what another node says: one method for each kind of {@link Line}, so that none is missed.
 */
interface Ear {

    void put(Line.Put line);

    void gone(Line.Gone line);

    void wanted(Line.Wanted line);

    void unwanted(Line.Unwanted line);

    void wantsAll(Line.WantsAll line);

    void begin(Line.Begin line);

    void end(Line.End line);

    void endOfAll(Line.EndOfAll line);

    void told(Line.Told line);

    void heard(Line.Heard line);

    void buried(Line.Buried line);
}
