{{heading}}
module SuperpositionLoss

export loss, jet

"""
    loss(w1, w2, p, I2)

The expected loss L(w1, w2; p, I2) as a `Float64`.

The weights `w1`, `w2` are finite, the density `p` lies in (0, 1], the relative importance `I2` of feature 2 is finite and above 0;
else a `DomainError` is thrown.
"""
loss(w1::Real, w2::Real, p::Real, I2::Real) = _loss(_checked(w1, w2, p, I2)...)

"""
    jet(w1, w2, p, I2)

The expected loss with its first and second derivatives by the weights: the tuple
`(L, dL/dw1, dL/dw2, d2L/dw1^2, d2L/dw1 dw2, d2L/dw2^2)`. Arguments and errors as those of [`loss`](@ref).
"""
jet(w1::Real, w2::Real, p::Real, I2::Real) = _jet(_checked(w1, w2, p, I2)...)

function _checked(w1, w2, p, I2)
    isfinite(w1) || throw(DomainError(w1, "w1: expected a finite number"))
    isfinite(w2) || throw(DomainError(w2, "w2: expected a finite number"))
    0 < p <= 1 || throw(DomainError(p, "p: expected a number in (0, 1]"))
    0 < I2 < Inf || throw(DomainError(I2, "I2: expected a finite number above 0"))
    return Float64(w1), Float64(w2), Float64(p), Float64(I2)
end

function _loss(w1::Float64, w2::Float64, p::Float64, I2::Float64)
{{loss}}
end

function _jet(w1::Float64, w2::Float64, p::Float64, I2::Float64)
{{jet}}
end

end
