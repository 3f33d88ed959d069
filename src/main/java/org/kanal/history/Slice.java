package org.kanal.history;

import java.util.List;
import org.kanal.channel.Publication;

public sealed interface Slice {
    record Complete(List<Publication> publications) implements Slice {}

    record Missing(Reason reason) implements Slice {}
}
