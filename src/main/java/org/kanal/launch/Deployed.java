package org.kanal.launch;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** What the running Payara Micro serves, asked by name as {@link Payara} does. */
final class Deployed {
    private static final String RUNTIME = "fish.payara.micro.PayaraMicroRuntime";

    /** The application that brings the broker: imqjmsra.rar. */
    private static final String ADAPTER = "imqjmsra";

    private static final String DATA = "fish.payara.micro.data.";
    private static final String USUAL = "/kanal";

    private Deployed() {}

    /** The context roots of all applications, {@code /kanal} first. */
    static List<String> contextRoots(Object running) {
        try {
            Object runtime = ask("fish.payara.micro.boot.PayaraMicroBoot", running, "getRuntime");
            Object instance = ask(RUNTIME, runtime, "getLocalDescriptor");
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

    /**
     * Takes the applications away, while the server still serves: they say goodbye to those who are
     * connected. The broker's resource adapter stays, which they use until then.
     */
    static void undeploy(Object running) throws ReflectiveOperationException {
        Object runtime = ask("fish.payara.micro.boot.PayaraMicroBoot", running, "getRuntime");
        for (Object name : all(RUNTIME, runtime, "getDeployedApplicationNames")) {
            if (!ADAPTER.equals(name)) {
                Class.forName(RUNTIME).getMethod("undeploy", String.class).invoke(runtime, name);
            }
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
