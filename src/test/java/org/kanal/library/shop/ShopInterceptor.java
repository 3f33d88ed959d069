package org.kanal.library.shop;

import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.InvocationContext;

/** For all EJBs of the shop, as its ejb-jar.xml says, and for none that it does not know. */
public class ShopInterceptor {

    @AroundInvoke
    Object check(InvocationContext call) throws Exception {
        Class<?> called = call.getMethod().getDeclaringClass();
        if (!called.getPackage().equals(ShopInterceptor.class.getPackage())) {
            throw new IllegalStateException("the shop has no EJB " + called.getName());
        }
        return call.proceed();
    }
}
