\\ The peer of LossDerivation in PARI/GP: the closed form of the loss for n = 2, m = 1 without bias in each of its three cells, by the same two tricks.
\\ One route, no steps kept, inside a gp that runs already; rational functions where a limit of integration is one.
\\ The number of derivations is in the environment variable COUNT; prints "RATE TERMS": derivations per second on one thread; the number of terms in each cell.

\\ Variables of earlier mention have higher priority: x and y are integrated over.
x; y; a; b; i; p;
count = eval(getenv("COUNT"));

over(f, v, lower, upper) = { my(F = intformal(f, v)); subst(F, v, upper) - subst(F, v, lower) };
squared(w2, on1, on2, x1, x2) = { my(h = a*x1 + w2*x2, r1 = x1 - on1*a*h, r2 = x2 - on2*w2*h); r1^2 + i*r2^2 };
alone(w2, other) = p*(1 - p)*(over(squared(w2, 1, other, x, 0), x, 0, 1) + over(squared(w2, other, 1, 0, y), y, 0, 1));
twice(f, v, lower, upper, w) = over(over(f, v, lower, upper), w, 0, 1);
derive() =
{
  my(edges = alone(-b, 0), first = squared(-b, 1, 0, x, y), second = squared(-b, 0, 1, x, y));
  [alone(b, 1) + p^2*twice(squared(b, 1, 1, x, y), x, 0, 1, y),
   edges + p^2*(twice(second, x, 0, b*y/a, y) + twice(first, x, b*y/a, 1, y)),
   edges + p^2*(twice(first, y, 0, a*x/b, x) + twice(second, y, a*x/b, 1, x))];
};

terms(f) = if(type(f) == "t_POL", sum(k = 0, poldegree(f), terms(polcoef(f, k))), f != 0);

best = 0;
for(repeat = 1, 5, start = getwalltime(); for(k = 1, count, cells = derive()); best = max(best, 1000*count/max(1, getwalltime() - start)));
counts = apply(cell -> terms(a*b*cell), cells); \\ the factor makes a polynomial of it
printf("%.6g %d+%d+%d terms, PARI %d.%d\n", best, counts[1], counts[2], counts[3], version()[1], version()[2]);
quit
