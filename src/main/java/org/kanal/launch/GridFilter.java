package org.kanal.launch;

import java.io.ObjectInputFilter;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BinaryOperator;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What the data grid may make of bytes from the network: its own classes, Payara's, and plain
 * values. Hazelcast reads an object before it asks who has sent it, and its own filter does not
 * know the serializer that Payara puts into it; so this one is Java's, and looks who opens a
 * stream. What others read (sessions, messages of applications) is none of its business.
 */
final class GridFilter implements ObjectInputFilter {

    /** More classes that applications keep in the grid, in the form of a package's name. */
    static final String CLASSES = "kanal.cluster.classes";

    private static final Logger LOG = Logger.getLogger(GridFilter.class.getName());
    private static final String GRID = "com.hazelcast.";
    private static final Set<String> PACKAGES =
            Set.of(
                    "java.lang",
                    "java.math",
                    "java.time",
                    "java.util",
                    "java.util.concurrent",
                    "java.util.concurrent.atomic");

    /** What Payara's servers tell each other of themselves. */
    private static final Set<String> CLASSES_OF_OTHERS =
            Set.of("java.net.InetAddress", "java.net.Inet4Address", "java.net.Inet6Address");

    private static final List<String> BELOW = List.of(GRID, "fish.payara.");
    private static final Pattern PREFIX = Pattern.compile("[\\w$]+(\\.[\\w$]+)*");

    private static final int MOST_DEEP = 50;
    private static final long MOST_REFERENCES = 1_000_000;
    private static final long MOST_IN_AN_ARRAY = 10_000_000;

    /** How far up the opener of a stream may be. */
    private static final int FRAMES = 12;

    private static final int MOST_TOLD = 100;

    private final List<String> more;
    private final Set<String> told = ConcurrentHashMap.newKeySet();

    /**
     * @param more names of packages; what is in them and below them is allowed too
     */
    GridFilter(List<String> more) {
        this.more = more.stream().map(name -> name + ".").toList();
    }

    /**
     * @throws LaunchFailure if the setting is none
     */
    static GridFilter from(Sources sources) {
        Optional<String> given = sources.value(CLASSES);
        List<String> names =
                given.stream()
                        .flatMap(text -> Stream.of(text.split(",", -1)))
                        .map(String::strip)
                        .toList();
        names.stream()
                .filter(name -> !PREFIX.matcher(name).matches())
                .findFirst()
                .ifPresent(
                        wrong -> {
                            throw Settings.wrong(
                                    CLASSES,
                                    given.orElseThrow(),
                                    "names of packages, separated by commas");
                        });
        return new GridFilter(names);
    }

    /** From now on, in this process; before anything is read, or Java refuses it. */
    void install() {
        ObjectInputFilter.Config.setSerialFilterFactory(new ByOpener(this));
    }

    /** Java asks it for each stream. */
    private record ByOpener(ObjectInputFilter filter) implements BinaryOperator<ObjectInputFilter> {

        @Override
        public ObjectInputFilter apply(ObjectInputFilter current, ObjectInputFilter next) {
            if (current != null) {
                return next == null ? current : ObjectInputFilter.merge(next, current);
            }
            return isOpenedByTheGrid() ? ObjectInputFilter.merge(filter, next) : next;
        }

        private static boolean isOpenedByTheGrid() {
            return StackWalker.getInstance()
                    .walk(
                            frames ->
                                    frames.limit(FRAMES)
                                            .anyMatch(
                                                    frame ->
                                                            frame.getClassName().startsWith(GRID)));
        }
    }

    @Override
    public Status checkInput(FilterInfo info) {
        if (info.depth() > MOST_DEEP
                || info.references() > MOST_REFERENCES
                || info.arrayLength() > MOST_IN_AN_ARRAY) {
            return Status.REJECTED;
        }
        Class<?> type = info.serialClass();
        if (type == null) {
            return Status.UNDECIDED;
        }
        return isAllowed(element(type)) ? Status.ALLOWED : refuse(type);
    }

    private static Class<?> element(Class<?> type) {
        return type.isArray() ? element(type.getComponentType()) : type;
    }

    private boolean isAllowed(Class<?> type) {
        String name = type.getName();
        return type.isPrimitive()
                || PACKAGES.contains(type.getPackageName())
                || CLASSES_OF_OTHERS.contains(name)
                || type.getPackageName().startsWith("java.")
                        && Throwable.class.isAssignableFrom(type)
                || Stream.concat(BELOW.stream(), more.stream()).anyMatch(name::startsWith);
    }

    private Status refuse(Class<?> type) {
        if (told.size() < MOST_TOLD && told.add(type.getName())) {
            LOG.log(
                    Level.WARNING,
                    "The data grid got an object of {0} and refused it: {1} names the packages of those that applications keep there",
                    new Object[] {type.getName(), CLASSES});
        }
        return Status.REJECTED;
    }
}
