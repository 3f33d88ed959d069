package org.kanal.launch.recovery;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.transaction.xa.Xid;

/**
 * The transaction logs of this server's lives, a folder each, named as the life is. A life is one
 * run of the process; its name stands in the ids of all its transactions, so that those of an
 * earlier one, of this one, and of other servers on the same database are told apart.
 */
public final class TransactionLogs {

    /** How many are kept once nothing is known to be in doubt; one takes 200 KB at most. */
    static final int MOST_KEPT = 100;

    private static final Pattern NAME = Pattern.compile("kanal-[0-9a-f]{12}");
    private static final Pattern PART = Pattern.compile("(" + NAME + "),.*", Pattern.DOTALL);
    private static final int NAME_BYTES = 6;

    /** Written with a log's first decision. */
    private static final String CONTROL = "control";

    private final Path folder;
    private final String own;

    private TransactionLogs(Path folder, String own) {
        this.folder = folder;
        this.own = own;
    }

    /** Begins a life. */
    public static TransactionLogs begin(Path folder) {
        byte[] random = new byte[NAME_BYTES];
        new SecureRandom().nextBytes(random);
        return new TransactionLogs(folder, "kanal-" + HexFormat.of().formatHex(random));
    }

    /** The name of this life. */
    public String own() {
        return own;
    }

    /** Where the log of this life goes. */
    public Path directory() {
        return folder.resolve(own);
    }

    /** The earlier lives whose logs are here, the latest first. */
    List<String> earlier() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(life -> NAME.matcher(life.getFileName().toString()).matches())
                    .filter(life -> !life.equals(directory()))
                    .sorted(Comparator.comparing(TransactionLogs::lastUsed).reversed())
                    .map(life -> life.getFileName().toString())
                    .toList();
        }
    }

    private static long lastUsed(Path life) {
        return life.toFile().lastModified();
    }

    /** The life that a part of a transaction is of, if it was one of these servers'. */
    static Optional<String> lifeOf(Xid part) {
        Matcher name =
                PART.matcher(new String(part.getBranchQualifier(), StandardCharsets.ISO_8859_1));
        return name.matches() ? Optional.of(name.group(1)) : Optional.empty();
    }

    /** The folder with a life's log; empty if it decided nothing. */
    Optional<Path> logOf(String life) throws IOException {
        Path all = folder.resolve(life);
        try (Stream<Path> files = Files.walk(all)) {
            return files.filter(file -> file.getFileName().toString().equals(CONTROL))
                    .map(Path::getParent)
                    .findFirst();
        }
    }

    /** To be called when nothing is known to be in doubt. */
    void deleteOld() throws IOException {
        List<String> lives = earlier();
        for (String life : lives.subList(Math.min(MOST_KEPT, lives.size()), lives.size())) {
            Folders.delete(folder.resolve(life));
        }
    }
}
