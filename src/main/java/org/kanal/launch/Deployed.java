package org.kanal.launch;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** What the running Payara Micro serves, asked by name as {@link Payara} does. */
final class Deployed {
    private static final String DATA = "fish.payara.micro.data.";
    private static final String USUAL = "/kanal";

    private Deployed() {}

    /** The context roots of all applications, {@code /kanal} first. */
    static List<String> contextRoots(Object running) {
        try {
            Object runtime = ask("fish.payara.micro.boot.PayaraMicroBoot", running, "getRuntime");
            Object instance =
                    ask("fish.payara.micro.PayaraMicroRuntime", runtime, "getLocalDescriptor");
            List<String> roots = new ArrayList<>();
            for (Object application :
                    all(DATA + "InstanceDescriptor", instance, "getDeployedApplications")) {
                for (Object module :
                        all(DATA + "ApplicationDescriptor", application, "getModuleDescriptors")) {
                    Object root = ask(DATA + "ModuleDescriptor", module, "getContextRoot");
                    if (root != null && !root.toString().isBlank()) {
                        roots.add(root.toString());
                    }
                }
            }
            roots.sort(Comparator.comparing(root -> !USUAL.equals(root)));
            return roots;
        } catch (ReflectiveOperationException e) {
            throw new LaunchFailure("Payara Micro does not tell what it runs: " + e, e);
        }
    }

    private static Collection<?> all(String type, Object of, String method)
            throws ReflectiveOperationException {
        Object answer = ask(type, of, method);
        return answer == null ? List.of() : (Collection<?>) answer;
    }

    private static Object ask(String type, Object of, String method)
            throws ReflectiveOperationException {
        return Class.forName(type).getMethod(method).invoke(of);
    }
}
